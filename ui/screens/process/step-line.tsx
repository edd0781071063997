/** Steps under one another on a line: the one where the case is stands out; from each the ways on, to steps that can be jumped to. */

import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ProcessStep, ProcessWay } from "../../../engine/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { lowerFirst } from "../../texts/sentence.ts";
import type { Teller } from "./process-words.ts";

interface StepLineProps {
  readonly steps: readonly ProcessStep[];
  readonly tell: Teller;
  /** States it is in, or how many of it are in each. */
  readonly here: ReadonlyMap<string, number>;
}

/** Of states within one another only the innermost is told: where one is. */
const isInnermost = (steps: readonly ProcessStep[], index: number, here: StepLineProps["here"]): boolean => {
  const within = steps.slice(index + 1);
  const end = within.findIndex(({ depth }) => depth <= (steps[index]?.depth ?? 0));
  return !within.slice(0, end < 0 ? undefined : end).some(({ key }) => here.has(key));
};

export function StepLine({ steps, tell, here }: StepLineProps) {
  const line = useId();
  const least = Math.min(...steps.map(({ depth }) => depth));
  const idOf = (address: string): string => `${line}${address}`;
  return (
    <ol className="step-line">
      {steps.map((step, index) => (
        <Step
          key={step.key}
          step={step}
          tell={tell}
          count={isInnermost(steps, index, here) ? (here.get(step.key) ?? 0) : 0}
          depth={step.depth - least}
          idOf={idOf}
        />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly step: ProcessStep;
  readonly tell: Teller;
  /** How many are here now. */
  readonly count: number;
  readonly depth: number;
  readonly idOf: (address: string) => string;
}
function Step({ step, tell, count, depth, idOf }: StepProps) {
  const { t } = useTranslation();
  const isHere = count > 0;
  return (
    <li
      id={idOf(step.address)}
      className={`step step-depth-${Math.min(depth, 3)}${isHere ? " step-here" : ""}${step.end ? " step-end" : ""}`}
      aria-current={isHere ? "step" : undefined}
    >
      <div className="row">
        <h3>{tell.words(step.address)}</h3>
        {isHere && (
          <span className="tag tag-brand">
            <Icon name="arrow" size={14} />
            {t("process.hereMany", { count })}
          </span>
        )}
        {step.initial && depth === 0 && <span className="tag tag-line">{t("process.begin")}</span>}
        {step.end && <span className="tag">{t("process.end")}</span>}
        {step.provenance !== undefined && <span className="tag tag-line">{t("process.ofVariant")}</span>}
      </div>
      <Help address={step.address} tell={tell} />
      {step.fills.length + step.awaits.length > 0 && (
        <ul className="small step-asks">
          {step.fills.map((fill) => (
            <Ask key={fill.address} {...fill} tell={tell} />
          ))}
          {step.awaits.map((wait) => (
            <Ask key={wait.address} {...wait} optional={false} tell={tell} />
          ))}
        </ul>
      )}
      {step.ways.length > 0 && (
        <ul className="small step-ways">
          {step.ways.map((way) => (
            <Way key={JSON.stringify(way)} way={way} tell={tell} idOf={idOf} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What the definition says to explain a step. */
function Help({ address, tell }: { readonly address: string; readonly tell: Teller }) {
  const help = tell.words.maybe(`${address}.help`);
  return help === undefined ? null : <p className="small quiet">{help}</p>;
}

/** Who has to do what here, and by when. */
function Ask({
  address,
  by,
  due,
  optional,
  tell,
}: {
  readonly address: string;
  readonly by: readonly string[];
  readonly due?: string;
  readonly optional: boolean;
  readonly tell: Teller;
}) {
  const { t } = useTranslation();
  const term = due === undefined ? "" : tell.term(due);
  return (
    <li>
      <Icon name="pen" size={14} />
      <span>
        <strong>{tell.roles(by)}</strong>: {tell.words.maybe(`${address}.task`) ?? tell.words(address)}
        {term && <span className="tag tag-line">{term}</span>}
        {optional && <span className="quiet"> ({t("section.optional")})</span>}
      </span>
    </li>
  );
}

function Way({
  way,
  tell,
  idOf,
}: {
  readonly way: ProcessWay;
  readonly tell: Teller;
  readonly idOf: (address: string) => string;
}) {
  return (
    <li>
      <Icon name={way.how === "term" ? "clock" : way.how === "itself" ? "down" : "arrow"} size={14} />
      <span>
        {tell.way(way)}
        {way.to.map((address) => (
          <span key={address}>
            {" "}
            →{" "}
            <a href={`#${idOf(address)}`} className="step-to">
              {tell.words(address)}
            </a>
          </span>
        ))}
        {tell.conditions(way).map(({ when, facts }) => (
          <span key={when} className="quiet step-condition">
            {facts.length === 1 ? `${when} ${lowerFirst(facts[0] ?? "")}` : when}
            {facts.length > 1 && (
              <ul className="step-facts">
                {facts.map((fact) => (
                  <li key={fact}>{lowerFirst(fact)}</li>
                ))}
              </ul>
            )}
          </span>
        ))}
      </span>
    </li>
  );
}
