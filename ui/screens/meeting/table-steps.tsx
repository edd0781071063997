/** What is on the table in steps, as its definition names them: one step is open, each says whether it is done. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import type { People } from "../../api/types.ts";
import { Ways } from "../../instance/actions.tsx";
import { PaperDrawings } from "../../instance/paper-drawings.tsx";
import { waysOf } from "../../instance/ways.ts";
import { Icon } from "../../parts/icon.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Block } from "./block.tsx";
import { NewEntries } from "./new-entries.tsx";
import type { MeetingParts, TableStep } from "./parts.ts";
import { Shown } from "./shown.tsx";
import { TableRound } from "./table-round.tsx";
import { TableSection } from "./table-section.tsx";

interface StepsProps {
  readonly view: InstanceView;
  /** The place on the agenda. */
  readonly unit: UnitView;
  readonly parts: MeetingParts;
  readonly people: People;
  readonly present: readonly string[];
  /** The definition of the meeting: the words of its steps. */
  readonly definition: string;
  readonly kind: string;
}
type Step = readonly [name: string, show: readonly string[], step: TableStep];

const sectionsOf = (unit: UnitView, show: readonly string[]) =>
  unit.sections.filter(({ name, state }) => show.includes(name) && state !== "absent");
const roundOf = ({ items }: InstanceView, unit: UnitView, name: string): readonly UnitView[] =>
  items.filter((one) => one.name === name && one.parent === unit.item);

/** Everything that is asked in it is filled in. */
function isDone({ unit }: StepsProps, [, show]: Step): boolean {
  const sections = sectionsOf(unit, show);
  return sections.length > 0 && sections.every(({ complete }) => complete);
}
/** Somebody has something to write in it now. */
const waits = ({ view, unit }: StepsProps, [, show]: Step, person: string | null): boolean =>
  sectionsOf(unit, show).some(({ canWrite, complete }) => canWrite && !complete) ||
  show.some((name) =>
    roundOf(view, unit, name).some(
      ({ holders, sections }) => holders.includes(person as never) && sections.some(({ canWrite }) => canWrite),
    ),
  );

export function TableSteps(props: StepsProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(props.definition);
  const { session } = useWindow();
  const steps = Object.entries(props.parts.steps ?? {}).map(([name, step]): Step => [name, step.show ?? [], step]);
  const [chosen, setChosen] = useState<string>();
  const open =
    steps.find(([name]) => name === chosen) ?? steps.find((step) => waits(props, step, session.person)) ?? steps[0];
  if (!open) return null;
  return (
    <>
      <nav className="table-steps" aria-label={t("meeting.steps")}>
        {steps.map((step) => (
          <button
            key={step[0]}
            type="button"
            className="table-step"
            aria-current={step === open ? "step" : undefined}
            onClick={() => setChosen(step[0])}
          >
            {isDone(props, step) && <Icon name="check" size={16} />}
            {words(`${props.kind}.steps.${step[0]}`)}
          </button>
        ))}
      </nav>
      <OpenStep {...props} step={open} />
    </>
  );
}

function OpenStep({
  view,
  unit,
  parts,
  people,
  present,
  step: [, show, { paper, done }],
}: StepsProps & { readonly step: Step }) {
  const { t } = useTranslation();
  const fields = show.filter((name) => name.includes("."));
  const events = waysOf(unit, []).filter((way) => way.type === "event" && show.includes(way.action.event));
  return (
    <>
      {fields.length > 0 && (
        <Block
          title={t("meeting.question")}
          beside={t("meeting.from", { name: view.people[view.creator]?.name ?? "" })}
        >
          <div className="card-body">
            <Shown view={view} show={fields} />
          </div>
        </Block>
      )}
      {paper !== undefined && view.papers.includes(paper) && <PaperDrawings view={view} report={paper} />}
      {show.map((name) => {
        const section = sectionsOf(unit, [name])[0];
        const round = roundOf(view, unit, name);
        if (name === parts.entry)
          return <NewEntries key={name} view={view} unit={unit} parts={parts} people={people} present={present} />;
        if (section) return <TableSection key={name} view={view} unit={unit} section={section} />;
        return round.length > 0 ? <TableRound key={name} view={view} units={round} done={done} /> : null;
      })}
      <Ways view={view} ways={events} quiet />
    </>
  );
}
