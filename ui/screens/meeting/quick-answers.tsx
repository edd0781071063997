/** Answering for somebody, or oneself, in one press: an event whose form asks nothing needs no dialog. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ActionView, InstanceView, UnitView } from "../../../engine/index.ts";
import { problemText, useProblemWords } from "../../api/problem-words.ts";
import { queries, useCommand } from "../../api/queries.ts";
import { unitName } from "../../instance/unit-name.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { buttonWords, unitPath, type Way, waysOf } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { announce } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

/** Whether an event can be sent at once: its form, if it has one, demands nothing. */
function useAsksNothing(view: InstanceView): (action: ActionView) => boolean {
  const { data: forms } = useQuery(queries.forms(view.definition));
  return ({ fill, confirm, pick }) => {
    if (confirm || pick !== undefined) return false;
    const form = forms?.find(({ id }) => id === fill?.form);
    return fill === undefined || (form !== undefined && (form.schema.required ?? []).length === 0);
  };
}

export function QuickAnswers({
  view,
  unit,
  primary = false,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  /** The first answer is the one main button of the screen. */
  readonly primary?: boolean;
}) {
  const words = useDefinitionTexts(view.definition);
  const sentence = useProblemWords(words);
  const send = useCommand(view.id);
  const asksNothing = useAsksNothing(view);
  const [asking, setAsking] = useState<Way>();
  const open = waysOf(unit, []).filter((way) => way.type === "event" && way.action.open);
  const answer = (way: Way): void => {
    if (way.type !== "event") return;
    const { action } = way;
    if (!asksNothing(action)) {
      setAsking(way);
      return;
    }
    send.mutate(
      { type: "SendEvent", unit: unitPath(unit), event: action.event },
      { onSuccess: () => announce(`${unitName(view, unit, words)}: ${words(action.address)}`) },
    );
  };
  return (
    <div className="row">
      {open.map((way, index) =>
        way.type === "event" ? (
          <Button
            key={way.action.event}
            className={primary ? undefined : "button-small"}
            look={primary && index === 0 ? "primary" : "second"}
            busy={send.isPending}
            onClick={() => answer(way)}
          >
            {buttonWords(words, way.action.address)}
          </Button>
        ) : null,
      )}
      {send.error && (
        <span role="alert" className="small text-bad">
          {problemText(sentence(send.error))}
        </span>
      )}
      {asking && <WayDialog view={view} way={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}
