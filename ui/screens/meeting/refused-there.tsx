/** What a case refused of what the meeting asked of it: said where whoever leads it looks, with the reasons, until something else is asked. */

import type { InstanceView } from "../../../engine/index.ts";
import { Reasons } from "../../instance/reasons.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

export function RefusedThere({ view }: { readonly view: InstanceView }) {
  const words = useDefinitionTexts(view.definition);
  return view.main.refusals.map(({ effect, address, number, reasons }) => (
    <Notice key={effect} tone="warn">
      <div role="status">
        <strong>{[number, words(address)].filter(Boolean).join(": ")}.</strong>{" "}
        {reasons.length > 0 && <Reasons reasons={reasons} words={words} />}
      </div>
    </Notice>
  ));
}
