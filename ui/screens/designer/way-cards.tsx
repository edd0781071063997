/** The buttons of a step: what they are called, where they lead and on what condition; one more, one less. */

import { useTranslation } from "react-i18next";
import { pointerTo } from "../../../engine/index.ts";
import { IconButton } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { partOf } from "./charts.ts";
import { asList, asObject } from "./json.ts";
import { makeFilled, unsaidParts } from "./making/make-condition.ts";
import { NewButton } from "./making/new-button.tsx";
import { RoleChips } from "./role-chips.tsx";
import type { StepPanelProps } from "./step-props.ts";
import { TextFields } from "./text-fields.tsx";
import { pressedWays } from "./timed-ways.ts";
import { filledWords, GuardChoice, TargetChoice, type WayProps, wayEdit } from "./way-choices.tsx";
import { wordOf } from "./words-of.ts";

export function WayCards(props: StepPanelProps) {
  const { t } = useTranslation();
  return (
    <section className="stack-8">
      <h3>{t("design.flow.buttons")}</h3>
      {pressedWays(props).map((way) => (
        <WayCard key={way.pointer} {...props} way={way} />
      ))}
      <NewButton {...props} />
    </section>
  );
}

function WayCard(props: WayProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, way } = props;
  const address = `${chart.address}.events.${way.event}`;
  const event = partOf(root, files, chart, "events");
  const by = asList(asObject(event.value[way.event])["by"]).map(String);
  return (
    <div className="card card-body stack-8">
      <div className="row-between">
        <span className="strong">{wordOf(files, root, language, address)}</span>
        <IconButton
          icon="bin"
          label={t("design.flow.removeButton", { name: wordOf(files, root, language, address) })}
          onClick={() => onEdit([{ op: "remove", file: chart.file, pointer: way.pointer }])}
        />
      </div>
      <TextFields {...props} folder={root} address={address} label={t("design.flow.button")} />
      <TargetChoice {...props} none={t("design.flow.stays")} />
      <GuardChoice {...props} />
      <Waits {...props} />
      <details>
        <summary>{t("design.flow.consequence")}</summary>
        <TextFields {...props} folder={root} address={`${address}.consequence`} label={t("design.flow.says")} long />
      </details>
      <details>
        <summary>
          {t("design.flow.who")}: {by.map((role) => wordOf(files, root, language, `roles.${role}`)).join(", ") || "–"}
        </summary>
        <RoleChips
          {...props}
          label={t("design.making.whoMay")}
          named={by}
          onNamed={(value) =>
            onEdit([{ op: "set", file: event.file, pointer: `${event.pointer}${pointerTo(way.event, "by")}`, value }])
          }
        />
      </details>
    </div>
  );
}

/** A button that leaves a step without a condition does not wait for what is filled in there: a designer hears it, and can let it wait. */
function Waits(props: WayProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, step, way, onEdit } = props;
  const open = Object.keys(asObject(asObject(step.state["meta"])["open"]));
  const needed = unsaidParts(root, files, chart).filter((section) => open.includes(section));
  if (way.guard !== "" || way.target === "") return null;
  return needed.map((section) => {
    const name = wordOf(files, root, language, `${chart.address}.sections.${section}`);
    const wait = (): void => {
      const made = makeFilled({ root, files, chart, section, words: filledWords(t) });
      onEdit([...made.edits, wayEdit(chart.file, way, { guard: made.name })]);
    };
    return (
      <p key={section} className="note">
        <Icon name="info" size={16} />
        <span>
          {t("design.flow.doesNotWait", { name })}{" "}
          <button type="button" className="link-button" onClick={wait}>
            {t("design.flow.letWait")}
          </button>
        </span>
      </p>
    );
  });
}
