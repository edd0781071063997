/** Cases that are to come on an agenda, as their definition says: put on this one in one press, each as its form begins. */

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { newKey, sendCommand } from "../../api/client.ts";
import type { Linkable } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { announce } from "../../parts/feedback.tsx";
import type { MeetingParts } from "./parts.ts";

type Row = Linkable["rows"][number];

/** Whether it is in a state in which it is to come on an agenda. */
export const isExpected = ({ view }: Row, { expected = [] }: MeetingParts): boolean =>
  view.main.states.some(({ key }) => [expected].flat().includes(key));

export function PutOnExpected({
  view,
  parts,
  rows,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  /** Those that can be put on now. */
  readonly rows: readonly Row[];
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(0);
  const expected = rows.filter((row) => isExpected(row, parts));
  if (expected.length === 0) return null;
  const to = { instance: view.id, kind: view.kind, group: view.group.id };
  const putOn = async (): Promise<void> => {
    setBusy(true);
    const done = await Promise.allSettled(
      expected.map((row) => {
        const fill = row.view.main.adds.find(({ item }) => item === parts.agenda)?.fill;
        return sendCommand(
          row.id,
          { type: "AddItem", item: parts.agenda, to, ...(fill ? { with: {} } : {}) },
          newKey(),
        );
      }),
    );
    const failed = done.filter(({ status }) => status === "rejected").length;
    setRefused(failed);
    announce(t("meeting.putOnDone", { count: expected.length - failed }));
    await client.invalidateQueries();
    setBusy(false);
  };
  return (
    <div className="card-body row">
      <span className="grow">{t("meeting.expected", { count: expected.length })}</span>
      {refused > 0 && (
        <span className="text-bad small" role="alert">
          {t("meeting.putOnRefused", { count: refused })}
        </span>
      )}
      <Button icon="plus" look="primary" busy={busy} onClick={() => void putOn()}>
        {t("meeting.putOnAll")}
      </Button>
    </div>
  );
}
