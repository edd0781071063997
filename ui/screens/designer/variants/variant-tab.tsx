/** Verschillen: what the variant does otherwise than its base, what of it does not fit, and what the base has locked. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Finding, valueIn } from "../../../../engine/index.ts";
import { IconButton } from "../../../parts/button.tsx";
import { Empty } from "../../../parts/feedback.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { FindingWords } from "../finding-words.tsx";
import { asObject, type JsonObject } from "../json.ts";
import { KeptField } from "../kept-input.tsx";
import { wordsOfAddress } from "../place-words.ts";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";
import { locksOf } from "./locks.ts";
import { RebasePart } from "./rebase.tsx";
import { sentenceOf } from "./sentences.ts";

interface VariantTabProps extends TabProps {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}
interface Row {
  readonly id: string;
  readonly entry: JsonObject;
  readonly findings: readonly Finding[];
}
export function VariantTab(props: VariantTabProps) {
  const { t } = useTranslation();
  const { root, draft, findings, at } = props;
  const file = `${root}/variants/${draft.view.variant}/overlay.json`;
  const entries = Object.entries(asObject(valueIn(draft.written, file, "/edits")));
  const own = findings.filter((one) => one.file === file && one.severity === "error");
  const rows = entries.map(([id, entry]): Row => {
    const place = `/edits/${id}`;
    const about = own.filter(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`));
    return { id, entry: asObject(entry), findings: about };
  });
  const broken = rows.filter((row) => row.findings.length > 0);
  const fitting = rows.filter((row) => row.findings.length === 0);
  const [chosen, setChosen] = useState(at?.file === file ? at.pointer.split("/")[2] : undefined);
  const shown = { ...props, file, chosen, onChoose: setChosen };
  const general = own.filter(({ pointer }) => !pointer.startsWith("/edits/"));
  return (
    <section className="design-main design-page stack-16">
      <RebasePart {...props} />
      <h2>
        {t("design.variant.count", { count: rows.length })}{" "}
        <span className="quiet">
          {t("design.variant.on", { base: String(valueIn(draft.written, file, "/base")).replace("@", " ") })}
        </span>
      </h2>
      {general.map((one) => (
        <FindingWords key={one.code + one.pointer} finding={one} {...props} />
      ))}
      {rows.length === 0 && <Empty title={t("design.variant.none")}>{t("design.variant.noneHelp")}</Empty>}
      {broken.length > 0 && (
        <Group {...shown} title={t("design.variant.broken", { count: broken.length })} rows={broken} />
      )}
      {fitting.length > 0 && (
        <Group {...shown} title={t("design.variant.fitting", { count: fitting.length })} rows={fitting} />
      )}
      <Locked {...props} />
    </section>
  );
}

interface GroupProps extends VariantTabProps {
  readonly file: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}
function Group({ title, rows, ...props }: GroupProps & { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <div className="stack-8">
      <h3>{title}</h3>
      <ul className="design-changes design-rows">
        {rows.map((row) => (
          <Difference key={row.id} {...props} row={row} />
        ))}
      </ul>
    </div>
  );
}
function Difference({ row, ...props }: GroupProps & { readonly row: Row }) {
  const { t } = useTranslation();
  const { file, root, files, language, draft, chosen, onChoose, onEdit } = props;
  const { id, entry } = row;
  const telling = { t, root, language, written: draft.written, files };
  const { sign, words, base } = sentenceOf(telling, entry);
  const isOpen = chosen === id;
  const pointer = `/edits/${id}`;
  return (
    <li className="stack-4">
      <div className="row-between">
        <button
          type="button"
          className="design-row"
          aria-expanded={isOpen}
          onClick={() => onChoose(isOpen ? undefined : id)}
        >
          <Icon name={sign} size={16} />
          <span>
            {words}
            {base !== undefined && <span className="small quiet block">{t("design.variant.base", { base })}</span>}
            {typeof entry["why"] === "string" && <span className="small quiet block">{entry["why"]}</span>}
          </span>
        </button>
        <IconButton
          icon="bin"
          label={t("design.variant.remove", { words })}
          onClick={() => onEdit([{ op: "remove", file, pointer }])}
        />
      </div>
      {row.findings.map((one) => (
        <FindingWords key={one.code + one.pointer + one.message} finding={one} {...props} />
      ))}
      {isOpen && (
        <div className="design-detail">
          <KeptField
            label={t("design.variant.why")}
            value={typeof entry["why"] === "string" ? entry["why"] : ""}
            long
            onKeep={(value) => onEdit([{ op: "set", file, pointer: `${pointer}/why`, value }])}
          />
        </div>
      )}
    </li>
  );
}
function Locked({ root, language, draft, files }: VariantTabProps) {
  const { t } = useTranslation();
  const locks = locksOf(root, draft.written);
  if (locks.length === 0) return null;
  return (
    <details className="stack-8">
      <summary>{t("design.variant.locked", { count: locks.length })}</summary>
      <ul className="design-changes stack-8">
        {locks.map(({ address, why }) => (
          <li key={address} className="row">
            <Icon name="lock" size={16} />
            <span>
              {wordsOfAddress(files, root, language, address)}
              <span className="small quiet block">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
