/** On which papers the answer stands: put on or taken off with a tick; papers without names say so, and why not yet. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Question } from "../../../../engine/index.ts";
import { asObject } from "../json.ts";
import { wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";
import { type PaperOfQuestion, papersOfQuestion } from "./papers.ts";
import { placesOfForms } from "./places-of-forms.ts";

export function OnPapers(props: FormProps & { readonly question: Question }) {
  const { t } = useTranslation();
  const { root, files, form, question } = props;
  const places = placesOfForms(props).filter((place) => place.form === form);
  const papers = papersOfQuestion({ root, files, form, question, places });
  const stands = papers.filter(({ off, inFormula }) => off.length > 0 || inFormula);
  const nameless = stands.filter(({ paper }) => paper.privacy !== "personal").length;
  if (question.kind !== "question") return null;
  return (
    <section className="stack-8">
      <h3>{t("design.forms.papers.title")}</h3>
      <p className="small">
        {stands.length === 0
          ? t("design.forms.papers.none")
          : t("design.forms.papers.stands", { count: stands.length })}{" "}
        {nameless === 0 ? t("design.forms.papers.noNameless") : t("design.forms.papers.nameless", { count: nameless })}
      </p>
      <ul className="forms-papers">
        {papers.map((one) => (
          <PaperRow key={one.paper.id} {...props} of={one} />
        ))}
      </ul>
    </section>
  );
}

function PaperRow({
  root,
  files,
  language,
  onEdit,
  question,
  draft,
  of,
}: FormProps & { readonly question: Question; readonly of: PaperOfQuestion }) {
  const { t } = useTranslation();
  const { paper, off, on, inFormula } = of;
  const { schema } = question;
  const privacy = asObject(schema["privacy"]);
  const isNameless = paper.privacy !== "personal";
  const why =
    isNameless && privacy["identifies"] === "direct"
      ? "direct"
      : isNameless && privacy["freeText"] === true && schema["screen"] !== true
        ? "freeText"
        : undefined;
  const isOn = off.length > 0;
  const words = wordOf(files, root, language, `reports.${paper.id}`);
  const isOnlyFormula = !isOn && inFormula;
  return (
    <li className="stack-4">
      <label className="row">
        <input
          type="checkbox"
          checked={isOn || isOnlyFormula}
          disabled={isOnlyFormula || (!isOn && (why !== undefined || on === undefined))}
          onChange={() => onEdit(isOn ? off : (on ?? []))}
        />
        <span className="grow">{words}</span>
        <span className="small quiet">{t(`design.reports.privacyOf.${paper.privacy}`)}</span>
      </label>
      {why !== undefined && !isOn && !isOnlyFormula && (
        <span className="small quiet">{t(`design.forms.papers.not.${why}`)}</span>
      )}
      {inFormula && (
        <span className="small quiet">
          {t("design.forms.papers.formula")}{" "}
          <Link
            to="/design/$id"
            params={{ id: draft.view.id }}
            search={{ tab: "reports", file: paper.file, pointer: "" }}
          >
            {t("design.forms.papers.look")}
          </Link>
        </span>
      )}
    </li>
  );
}
