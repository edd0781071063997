/** Two rows of a list that turn out to be one, such as a person written down twice: merged, with everything that refers to them. */

import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Fields,
  type InstanceView,
  mergeRows,
  patchBetween,
  type SectionView,
  wordsWithoutRow,
} from "../../engine/index.ts";
import { queries, useCommand } from "../api/queries.ts";
import type { FormWithValidator } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/feedback.tsx";
import { ChoiceField } from "../parts/field.tsx";
import { SaveDialog } from "../parts/save-dialog.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";

/** Before words to which no row belongs, where the id of a row stands. */
const LOST = "words:";

/** A list whose rows are offered elsewhere, by the column that is offered. */
interface OfferedList {
  readonly list: string;
  readonly column: string;
}
interface Row {
  readonly id: string;
  readonly words: string;
}

const offersOf = (forms: readonly FormWithValidator[] | undefined, form: string): Readonly<Record<string, string>> =>
  forms?.find(({ id }) => id === form)?.ui.offers ?? {};
function offeredFrom(forms: readonly FormWithValidator[], section: string): OfferedList | undefined {
  const all = forms.flatMap(({ ui }) => Object.values(ui.offers ?? {}).map((offered) => offered.split(".")));
  const [, list, column] = all.find(([name]) => name === section) ?? [];
  return list !== undefined && column !== undefined ? { list, column } : undefined;
}
function rowsOf(fields: Fields, { list, column }: OfferedList): readonly Row[] {
  const rows = fields[list];
  const all = (Array.isArray(rows) ? rows : []) as readonly Fields[];
  return all.map((row) => ({ id: String(row["id"]), words: String(row[column] ?? "") }));
}

/** The button, where rows of this section are offered in other fields and may be changed now. */
export function MergeRows({ view, section }: { readonly view: InstanceView; readonly section: SectionView }) {
  const { t } = useTranslation();
  const { data: forms } = useQuery(queries.forms(view.definition));
  const { data } = useQuery(queries.section(view.id, "", section.name));
  const [open, setOpen] = useState(false);
  const offered = forms && offeredFrom(forms, section.name);
  if (!section.canWrite || !forms || !offered || rowsOf(data?.fields ?? {}, offered).length === 0) return null;
  return (
    <>
      <Button look="quiet" className="button-small" onClick={() => setOpen(true)}>
        {t("merge.title")}
      </Button>
      {open && (
        <MergeDialog view={view} section={section} forms={forms} offered={offered} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function MergeDialog({
  view,
  section,
  forms,
  offered,
  onClose,
}: {
  readonly view: InstanceView;
  readonly section: SectionView;
  readonly forms: readonly FormWithValidator[];
  readonly offered: OfferedList;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const send = useCommand(view.id);
  const [chosen, setChosen] = useState({ stays: "", goes: "" });
  const readable = view.main.sections.filter(
    ({ name, canRead, form }) => canRead && (name === section.name || Object.keys(offersOf(forms, form)).length > 0),
  );
  const contents = useQueries({ queries: readable.map(({ name }) => queries.section(view.id, "", name)) });
  const filled = readable.map(({ name, form }, index) => {
    return { name, fields: contents[index]?.data?.fields ?? {}, offers: offersOf(forms, form) };
  });
  const mayWrite = (name: string): boolean => readable.some((one) => one.name === name && one.canWrite);
  const at = { section: section.name, list: offered.list };
  const lost = wordsWithoutRow(filled, at).map(
    (one): Row => ({ id: `${LOST}${one}`, words: t("merge.lost", { words: one }) }),
  );
  const goes = chosen.goes.startsWith(LOST) ? { words: chosen.goes.slice(LOST.length) } : chosen.goes;
  const changes = mergeRows(filled, { ...at, stays: chosen.stays, goes });
  const where = (isOpen: boolean): string =>
    changes
      .filter(({ name }) => name !== section.name && mayWrite(name) === isOpen)
      .map(({ name }) => words(readable.find((one) => one.name === name)?.address ?? name))
      .join(", ");
  const patches = Object.fromEntries(
    changes
      .filter(({ name }) => mayWrite(name))
      .map(({ name, fields }) => [name, patchBetween(filled.find((one) => one.name === name)?.fields ?? {}, fields)]),
  );
  const rows = rowsOf(filled.find(({ name }) => name === section.name)?.fields ?? {}, offered);
  const isReady = changes.length > 0 && contents.every(({ data }) => data !== undefined);
  const merge = async (): Promise<void> => {
    if (isReady) send.mutate({ type: "PatchSection", unit: [], patches }, { onSuccess: onClose });
  };
  return (
    <SaveDialog
      title={t("merge.title")}
      busy={send.isPending}
      problem={send.error ? t("merge.failed") : undefined}
      save={t("merge.button")}
      onSave={merge}
      onClose={onClose}
    >
      <Notice>{t("merge.consequence")}</Notice>
      {(["stays", "goes"] as const).map((which) => (
        <ChoiceField
          key={which}
          label={t(`merge.${which}`)}
          none={t("merge.choose")}
          choices={[...rows, ...(which === "goes" ? lost : [])]
            .filter(({ id }) => id !== chosen[which === "stays" ? "goes" : "stays"])
            .map(({ id, words: said }) => ({ value: id, words: said }))}
          value={chosen[which]}
          onChange={(id) => setChosen({ ...chosen, [which]: id })}
          required
        />
      ))}
      {isReady && (
        <p className="small">{where(true) ? t("merge.where", { where: where(true) }) : t("merge.nowhere")}</p>
      )}
      {where(false) && <p className="small">{t("merge.left", { where: where(false) })}</p>}
    </SaveDialog>
  );
}
