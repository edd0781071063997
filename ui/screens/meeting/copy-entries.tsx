/** The entries of a case as plain text on the clipboard, to be put into one's own file: by number, as they stand on the list, under the meeting they come from and with what was decided. */

import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/value-words.ts";
import { Button } from "../../parts/button.tsx";
import { announce } from "../../parts/feedback.tsx";
import { useDecision } from "./decision.tsx";
import { writtenSection } from "./entries.tsx";
import type { MeetingParts } from "./parts.ts";

interface CopyEntriesProps {
  readonly view: InstanceView;
  /** Its place on the agenda. */
  readonly place: UnitView | undefined;
  readonly parts: MeetingParts;
  readonly entries: readonly UnitView[];
  readonly live: LiveForm;
  readonly number: string;
  /** The meeting in a few words: its group and its day. */
  readonly meeting: string;
}
export function CopyEntries({ view, place, parts, entries, live, number, meeting }: CopyEntriesProps) {
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
  const decision = useDecision({ view, unit: place ?? view.main, parts });
  const decided = decision ? [`${t("meeting.decision")}: ${decision}`] : [];
  const copy = async (): Promise<void> => {
    const lines = [[number, meeting].filter(Boolean).join(" · "), ...entries.map(lineOf), ...decided];
    await navigator.clipboard.writeText(lines.join("\n"));
    announce(t("meeting.copied"));
  };
  return (
    <Button
      className="button-small"
      look="plain"
      icon="page"
      disabled={contents.some(({ data }) => data === undefined)}
      onClick={() => void copy()}
      aria-label={t("meeting.copyOf", { what: number })}
    >
      {t("meeting.copy")}
    </Button>
  );
}
