/** What this person can do with a unit now, and why the rest is not possible yet. */

import { useState } from "react";
import type { InstanceView } from "../../engine/index.ts";
import { Button, NotYetButton } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { OneOf, Reasons } from "./reasons.tsx";
import { unitName } from "./unit-name.ts";
import { WayDialog } from "./way-dialog.tsx";
import { addressOf, buttonWords, isGrave, isNext, isOpen, keyOf, partOf, rank, type Way } from "./ways.ts";

/** Buttons of some ways: the first open one is the primary, grave ones are outlined in red. */
export function Ways({
  view,
  ways,
  quiet = false,
  plain = false,
  named = false,
}: {
  readonly view: InstanceView;
  readonly ways: readonly Way[];
  readonly quiet?: boolean;
  /** Something else on the screen is the primary button. */
  readonly plain?: boolean;
  /** Each says of which item it is. */
  readonly named?: boolean;
}) {
  const words = useDefinitionTexts(view.definition);
  const [chosen, setChosen] = useState<Way>();
  const open = [...ways].filter(isOpen).sort((a, b) => rank(a) - rank(b));
  const primary = quiet || plain ? undefined : open.find(isNext);
  return (
    <div className={quiet ? "row" : "stack-8"}>
      {open.map((way) => {
        const address = addressOf(way);
        const consequence = words.maybe(`${address}.consequence`);
        return (
          <div key={keyOf(way)} className="stack-4">
            <Button
              wide={!quiet}
              className={quiet ? "button-small" : undefined}
              look={way === primary ? "primary" : isGrave(way) ? "grave" : "second"}
              onClick={() => setChosen(way)}
            >
              {named
                ? `${buttonWords(words, address)}: ${unitName(view, way.unit, words)}`
                : buttonWords(words, address)}
            </Button>
            {!quiet && consequence && (
              <p className="note">
                <Icon name="info" size={16} />
                {consequence}
              </p>
            )}
          </div>
        );
      })}
      {chosen && <WayDialog view={view} way={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
/** Ways that are not open yet, each with what is missing. */
export function NotYet({ view, ways }: { readonly view: InstanceView; readonly ways: readonly Way[] }) {
  const words = useDefinitionTexts(view.definition);
  return (
    <div className="stack-16">
      {ways
        .filter((way) => !isOpen(way))
        .map((way) => (
          <NotYetButton
            key={keyOf(way)}
            why={
              way.type === "event" && way.action.ways ? (
                <OneOf action={way.action} unit={way.unit} view={view} />
              ) : (
                <Reasons reasons={partOf(way).reasons} words={words} view={view} />
              )
            }
          >
            {buttonWords(words, addressOf(way))}
          </NotYetButton>
        ))}
    </div>
  );
}
