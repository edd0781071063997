/** A round of what is on the table: one's own answer, and who has not given one yet; what others gave shows once it may be read. */

import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { Ways } from "../../instance/actions.tsx";
import { stateWords } from "../../instance/unit-name.ts";
import { UnitSection } from "../../instance/unit-parts.tsx";
import { waysOf } from "../../instance/ways.ts";
import { Icon } from "../../parts/icon.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { InlineSection } from "../form/inline-section.tsx";
import { Block } from "./block.tsx";

export function TableRound({
  view,
  units,
  done,
}: {
  readonly view: InstanceView;
  readonly units: readonly UnitView[];
  /** State of one that means it was given. */
  readonly done: string | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const asked = units.filter(({ wanted }) => wanted !== false);
  const gave = ({ states }: UnitView): boolean => states.some(({ key }) => key === done);
  const nameOf = ({ holders, key = "" }: UnitView): string =>
    holders.map((holder) => view.people[holder]?.name ?? "").join(", ") || (view.people[key]?.name ?? key);
  const own = asked.find(({ holders }) => holders.includes(session.person as never));
  const toWrite = own?.sections.filter(({ canWrite }) => canWrite) ?? [];
  const address = units[0]?.address ?? "";
  const still = asked.filter((unit) => !gave(unit));
  const others = asked.filter((unit) => unit !== own || toWrite.length === 0);
  const readable = others.flatMap((unit) =>
    unit.sections.filter(({ canRead, state }) => canRead && state !== "empty").map((section) => ({ unit, section })),
  );
  return (
    <Block
      title={words.maybe(`${address}.many`) ?? words(address)}
      beside={t("meeting.gave", { count: asked.length - still.length, of: asked.length })}
    >
      <div className="card-body stack-16">
        {own &&
          toWrite.map((section) => (
            <div key={section.name} className="stack-8">
              <p className="note">
                <Icon name="lock" size={16} />
                {t("meeting.onlyYou")}
              </p>
              <InlineSection view={view} unit={own} section={section} unfolded />
            </div>
          ))}
        {own && <Ways view={view} ways={waysOf(own)} quiet />}
        {still.length > 0 && (
          <p className="note">
            <Icon name="clock" size={16} />
            {t("meeting.notYetGiven", { names: still.map(nameOf).join(", ") })}
          </p>
        )}
        {readable.map(({ unit, section }) => (
          <details key={`${unit.item} ${section.name}`}>
            <summary>
              {nameOf(unit)} <span className="tag tag-line">{stateWords(unit, words)}</span>
            </summary>
            <UnitSection view={view} unit={unit} section={section} />
          </details>
        ))}
      </div>
    </Block>
  );
}
