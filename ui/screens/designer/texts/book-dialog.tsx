/** What a workbook of texts would change, each to be taken over or not, and what in it cannot be: by sheet and cell. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Notice } from "../../../parts/feedback.tsx";
import type { TabProps } from "../tab-props.ts";
import { textEdit } from "../words-of.ts";
import type { BookOutcome, TextChange, TextFault } from "./read-book.ts";

/** Edits that go to the server at once. */
const AT_ONCE = 400;

interface BookDialogProps extends Pick<TabProps, "onEdit"> {
  readonly outcome: BookOutcome;
  readonly onClose: () => void;
}
export function BookDialog({ outcome, onEdit, onClose }: BookDialogProps) {
  const { t, i18n } = useTranslation();
  const changes = "changes" in outcome ? outcome.changes : [];
  const faults = "faults" in outcome ? outcome.faults : [];
  /** What was changed in the draft meanwhile is not taken over unless somebody says so. */
  const [without, setWithout] = useState<readonly TextChange[]>(() => changes.filter((one) => one.since !== undefined));
  const [taken, setTaken] = useState<number>();
  const chosen = changes.filter((one) => !without.includes(one));
  const take = (): void => {
    const edits = chosen.map((one) => textEdit(one.folder, one.language, one.key, one.after));
    for (let at = 0; at < edits.length; at += AT_ONCE) onEdit(edits.slice(at, at + AT_ONCE));
    setTaken(edits.length);
  };
  return (
    <Dialog title={t("design.texts.bookTitle")} wide onClose={onClose}>
      {"problem" in outcome && (
        <Notice tone="bad">
          {t(i18n.exists(`problems.${outcome.problem}`) ? `problems.${outcome.problem}` : "problems.unexpected")}
        </Notice>
      )}
      {"changes" in outcome && changes.length === 0 && <p>{t("design.texts.same")}</p>}
      {"absent" in outcome && outcome.absent > 0 && (
        <p className="quiet">{t("design.texts.absent", { count: outcome.absent })}</p>
      )}
      <Faults faults={faults} />
      {taken !== undefined && <Notice>{t("design.texts.taken", { count: taken })}</Notice>}
      {taken === undefined && changes.length > 0 && (
        <>
          <h3>{t("design.texts.changes", { count: changes.length })}</h3>
          <ul className="texts-changes">
            {changes.map((one) => (
              <Change
                key={`${one.address} ${one.language}`}
                change={one}
                isChosen={!without.includes(one)}
                onToggle={() =>
                  setWithout(without.includes(one) ? without.filter((other) => other !== one) : [...without, one])
                }
              />
            ))}
          </ul>
        </>
      )}
      <div className="row">
        {taken === undefined && changes.length > 0 && (
          <Button look="primary" aria-disabled={chosen.length === 0} onClick={() => chosen.length > 0 && take()}>
            {t("design.texts.take", { count: chosen.length })}
          </Button>
        )}
        <Button onClick={onClose}>{t(taken === undefined ? "act.cancel" : "act.close")}</Button>
      </div>
    </Dialog>
  );
}

interface ChangeProps {
  readonly change: TextChange;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}
function Change({ change, isChosen, onToggle }: ChangeProps) {
  const { t } = useTranslation();
  const { address, language, before, after, since } = change;
  const text = (words: string): string => words || t("design.texts.nothing");
  return (
    <li>
      <label className="texts-change">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span>
          <span className="small quiet block design-key">
            {address} · {t(`design.language.${language}`)}
          </span>
          <del className="block quiet" lang={language}>
            {text(before)}
          </del>
          <ins className="block" lang={language}>
            {text(after)}
          </ins>
          {since !== undefined && (
            <span className="small text-warn block">{t("design.texts.since", { text: text(since) })}</span>
          )}
        </span>
      </label>
    </li>
  );
}

function Faults({ faults }: { readonly faults: readonly TextFault[] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <section className="stack-8">
      <h3 className="text-bad">{t("design.texts.faults", { count: faults.length })}</h3>
      <p className="quiet">{t("design.texts.faultsHelp")}</p>
      <ul className="texts-changes">
        {faults.map(({ sheet, cell, code, name, text }) => (
          <li key={`${sheet} ${cell} ${code}`}>
            <span className="strong">
              {sheet}, {cell}
            </span>
            : {t(`design.texts.fault.${code}`, { name })}
            {text !== "" && <span className="small quiet block">“{text}”</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
