/** What those who are there think of how they work together: one's own answer, and how many gave theirs; during the meeting and after it. */

import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { Ways } from "../../instance/actions.tsx";
import { hasOpen, waysOf } from "../../instance/ways.ts";
import { PanelPart } from "../../parts/panel-part.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { MeetingParts } from "./parts.ts";

/** Those asked what they think, and those who said it. */
export function answersOf(view: InstanceView, { round, sets }: MeetingParts) {
  const asked = view.items.filter(({ name, wanted }) => name === round && wanted !== false);
  const done = sets?.[round ?? ""]?.done;
  return { asked, given: asked.filter(({ states }) => states.some(({ key }) => key === done)).length };
}

/** One's own answer about the cooperation, as long as it can be given. */
export function OwnOpinion({
  view,
  parts,
  plain = false,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  /** Something else on the screen is the primary button. */
  readonly plain?: boolean;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const own = view.items.find(({ name, key }) => name === parts.round && key === session.person);
  const ways = own ? waysOf(own) : [];
  if (!own || !hasOpen(ways)) return null;
  const { asked, given } = answersOf(view, parts);
  return (
    <PanelPart title={words(own.address)} beside={t("meeting.answered", { count: given, of: asked.length })}>
      <Ways view={view} ways={ways} plain={plain || waysOf(view.main).length > 0} />
    </PanelPart>
  );
}
