/** Below a step: back, on to the next, and what ends it; one of them is the primary button. */

import { useTranslation } from "react-i18next";
import type { ActionView, InstanceView, UnitView } from "../../../engine/index.ts";
import { NotYet } from "../../instance/actions.tsx";
import { buttonWords } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { lowerFirst } from "../../texts/sentence.ts";
import type { Step } from "./steps.tsx";

export interface StepFootProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly before: Step | undefined;
  readonly next: Step | undefined;
  readonly ends: readonly ActionView[];
  /** Everything is filled in and saved. */
  readonly ready: boolean;
  /** Things that are still wrong or missing. */
  readonly open: number;
  /** The only one of them, in words. */
  readonly only?: string | undefined;
  readonly onMove: (step: Step) => void;
  readonly onEnd: (end: ActionView) => void;
  readonly onLeave: () => void;
}
export function StepFoot({ view, unit, before, next, ends, ready, open, only, onMove, onEnd, onLeave }: StepFootProps) {
  const { t } = useTranslation();
  const endIsFirst = ends.some((end) => end.open && !end.grave) && (ready || (!next && open === 0));
  return (
    <div className="form-foot">
      {before && (
        <Button className="foot-back" icon="left" onClick={() => onMove(before)}>
          {before.title}
        </Button>
      )}
      {next && (
        <Button look={endIsFirst ? "second" : "primary"} iconAfter="right" onClick={() => onMove(next)}>
          {t("form.next", { title: next.title })}
        </Button>
      )}
      <span className="push" />
      {ends.length === 0 ? (
        <Button look={next ? "second" : "primary"} data-submit onClick={onLeave}>
          {t("form.finish")}
        </Button>
      ) : (
        <Ends view={view} unit={unit} ends={ends} open={open} only={only} first={endIsFirst || !next} onEnd={onEnd} />
      )}
    </div>
  );
}

interface EndsProps extends Pick<StepFootProps, "view" | "unit" | "ends" | "open" | "only" | "onEnd"> {
  /** The first of them may be the primary button. */
  readonly first: boolean;
}
function Ends({ view, unit, ends, open, only, first, onEnd }: EndsProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const closed = open === 0 ? ends.filter((end) => !end.open) : [];
  const shown = ends.filter((end) => !closed.includes(end));
  const primary = first && open === 0 ? shown.find(({ grave }) => !grave) : undefined;
  return (
    <>
      {open > 0 && (
        <span className="note foot-note">
          <Icon name="lock" size={16} />
          {only === undefined ? t("form.notYet", { count: open }) : t("form.notYetOnly", { what: lowerFirst(only) })}
        </span>
      )}
      {closed.length > 0 && (
        <div className="foot-not-yet">
          <NotYet view={view} ways={closed.map((action) => ({ type: "event", unit, action }))} />
        </div>
      )}
      {shown.map((end, index) => (
        <Button
          key={end.event}
          look={open > 0 ? "waiting" : end === primary ? "primary" : end.grave ? "grave" : "second"}
          onClick={() => onEnd(end)}
          {...(index === 0 ? { "data-submit": true } : {})}
        >
          {buttonWords(words, end.address)}
        </Button>
      ))}
    </>
  );
}
