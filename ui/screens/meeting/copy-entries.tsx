/** The entries of a case as plain text on the clipboard, to be put into one's own file: by number, as they stand on the list. */

import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/value-words.ts";
import { Button } from "../../parts/button.tsx";
import { announce } from "../../parts/feedback.tsx";
import { writtenSection } from "./entries.tsx";

interface CopyEntriesProps {
  readonly view: InstanceView;
  readonly entries: readonly UnitView[];
  readonly live: LiveForm;
  /** First line of the text. */
  readonly heading: string;
}
export function CopyEntries({ view, entries, live, heading }: CopyEntriesProps) {
  const { t } = useTranslation();
  const contents = useQueries({
    queries: entries.map((unit) => {
      const section = writtenSection(unit);
      return { ...queries.section(view.id, unit.path, section?.name ?? ""), enabled: section !== undefined };
    }),
  });
  const lineOf = (unit: UnitView, index: number): string => {
    const fields = contents[index]?.data?.fields ?? {};
    const texts = Object.entries(live.published.schema.properties).map(([name, schema]) =>
      valueWords(live.words, `/${name}`, schema, fields[name], view.people),
    );
    return [unit.number ?? "", ...texts].filter((text) => text !== "").join(" · ");
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText([heading, ...entries.map(lineOf)].join("\n"));
    announce(t("meeting.copied"));
  };
  return (
    <Button
      className="button-small"
      look="plain"
      icon="page"
      disabled={contents.some(({ data }) => data === undefined)}
      onClick={() => void copy()}
      aria-label={t("meeting.copyOf", { what: heading })}
    >
      {t("meeting.copy")}
    </Button>
  );
}
