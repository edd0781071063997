/** Where a question is used, in words and by way of a link, and its key, which is renamed in all of those places. */

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { canBeName, type Question, type Use } from "../../../../engine/index.ts";
import { tabOf } from "../findings-strip.tsx";
import { KeptField } from "../kept-input.tsx";
import { wordsOfPlace } from "../place-words.ts";
import type { FormProps } from "./form-props.ts";
import { renamed } from "./use-uses.ts";

interface UsesProps extends FormProps {
  readonly question: Question;
  readonly questions: readonly Question[];
  readonly uses: readonly Use[] | undefined;
  readonly onRenamed: (key: string) => void;
}
const EXAMPLE = /\/(examples\/[^/]+|demo\/play)\.json$/;

export function Uses(props: UsesProps) {
  const { t } = useTranslation();
  const { uses } = props;
  return (
    <section className="stack-8">
      <h3>{t("design.forms.uses.title")}</h3>
      <UseList {...props} />
      {uses && uses.length > 0 && <p className="small quiet">{t("design.forms.uses.proved")}</p>}
      <KeyField {...props} />
    </section>
  );
}
/** The places, each a link; examples are only counted. */
export function UseList({
  root,
  files,
  language,
  draft,
  uses,
}: Pick<UsesProps, "root" | "files" | "language" | "draft" | "uses">) {
  const { t } = useTranslation();
  if (!uses)
    return (
      <p className="small quiet" role="status">
        {t("design.forms.uses.busy")}
      </p>
    );
  const examples = new Set(uses.filter(({ file }) => EXAMPLE.test(file)).map(({ file }) => file)).size;
  const others = uses.filter(({ file }) => !EXAMPLE.test(file));
  const told = [...new Map(others.map((use) => [wordsOfPlace(files, root, language, use), use])).entries()];
  if (uses.length === 0) return <p className="small">{t("design.forms.uses.none")}</p>;
  return (
    <>
      <ul className="forms-uses">
        {told.map(([words, { file, pointer }]) => (
          <li key={`${file} ${pointer}`}>
            <Link to="/design/$id" params={{ id: draft.view.id }} search={{ tab: tabOf(file), file, pointer }}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
      {examples > 0 && <p className="small">{t("design.forms.uses.examples", { count: examples })}</p>}
    </>
  );
}

function KeyField({ root, variant, files, form, question, questions, onEdit, onRenamed }: UsesProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<"busy" | "refused" | "bad" | undefined>();
  const { key, name, inside } = question;
  if (variant !== undefined)
    return (
      <p className="small quiet">
        {t("design.forms.uses.key")}: {name}. {t("design.forms.uses.inVariant")}
      </p>
    );
  const keep = async (to: string): Promise<void> => {
    const next = to.trim();
    const isTaken = questions.some((one) => one.inside === inside && one.name === next);
    if (!canBeName(next) || !/^[a-z]\w*$/.test(next) || isTaken) return setState("bad");
    setState("busy");
    const found = await renamed({ root, form, key, to: next, files: [...files] });
    if ("refused" in found) return setState("refused");
    onEdit(found.edits);
    onRenamed(inside === "" ? next : `${inside}.${next}`);
  };
  return (
    <>
      <KeptField label={t("design.forms.uses.key")} value={name} onKeep={(to) => void keep(to)} />
      <p className="small quiet" role="status">
        {state ? t(`design.forms.uses.${state}`) : t("design.forms.uses.keyHelp")}
      </p>
    </>
  );
}
