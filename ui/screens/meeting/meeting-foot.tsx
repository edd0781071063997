/** On a phone, before and after a meeting: one sticky button, what this person can do first. */

import { useState } from "react";
import type { InstanceView } from "../../../engine/index.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { addressOf, buttonWords, firstWay, type Way, waysOf } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { mainWaysOf } from "./before.tsx";
import { answered } from "./participants.tsx";
import type { MeetingParts, Phase } from "./parts.ts";

export function MeetingFoot({
  view,
  parts,
  phase,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly phase: Phase;
}) {
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const [chosen, setChosen] = useState<Way>();
  const asked = phase === "before" ? parts.attendance : parts.round;
  const own = view.items.find(({ name, key }) => name === asked && key === session.person);
  const way =
    firstWay(mainWaysOf(view, parts)) ?? (own && !answered(own, parts, asked) ? firstWay(waysOf(own)) : undefined);
  if (!way) return null;
  return (
    <div className="case-foot">
      <Button look="primary" wide onClick={() => setChosen(way)}>
        {buttonWords(words, addressOf(way))}
      </Button>
      {chosen && <WayDialog view={view} way={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
