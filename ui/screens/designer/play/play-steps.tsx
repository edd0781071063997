/** What was done, one line for each deed, to step back to; under it the clock, with what it will bring. */

import { useTranslation } from "react-i18next";
import { addDays, dayOf, rungsAhead, startOfDay, type Timestamp, type World } from "../../../../engine/index.ts";
import { Button, IconButton } from "../../../parts/button.tsx";
import { dateText, longDay } from "../../../parts/dates.ts";
import { Icon } from "../../../parts/icon.tsx";
import type { DefinitionTexts } from "../../../texts/i18n.ts";
import { dayFrom } from "./play-machine.ts";
import type { PlayPartProps } from "./play-props.ts";
import { type ToldMove, toldMoves } from "./told-moves.ts";

export function PlaySteps(props: PlayPartProps) {
  const { t } = useTranslation();
  const { context, played, words, send } = props;
  const { script, at } = context;
  const told = toldMoves(played.world, words, script?.moves ?? [], (count) => t("design.play.daysOn", { count }));
  const before = told.filter((line) => line.at < at).at(-1)?.at ?? 0;
  const after = told.find((line) => line.at > at)?.at;
  const go = (to: number | undefined): void => {
    if (to !== undefined && to !== at) send({ type: "GO", at: to });
  };
  return (
    <section className="play-steps" aria-label={t("design.play.steps")}>
      <div className="row-between play-head">
        <h2>{t("design.play.steps")}</h2>
        <div className="row">
          <IconButton icon="left" label={t("design.play.back")} onClick={() => go(before)} />
          <IconButton icon="right" label={t("design.play.forward")} onClick={() => go(after)} />
        </div>
      </div>
      <ol className="play-list">
        {told.map((line, index) => (
          <li key={line.at}>
            <StepLine
              line={line}
              number={index + 1}
              now={line.at === at}
              ahead={line.at > at}
              onGo={() => go(line.at)}
            />
          </li>
        ))}
      </ol>
      <PlayClock {...props} />
    </section>
  );
}

interface StepLineProps {
  readonly line: ToldMove;
  readonly number: number;
  readonly now: boolean;
  readonly ahead: boolean;
  readonly onGo: () => void;
}
function StepLine({ line, number, now, ahead, onGo }: StepLineProps) {
  return (
    <button
      type="button"
      className={`design-row play-step${ahead ? " play-ahead" : ""}`}
      aria-current={now ? "step" : undefined}
      onClick={onGo}
    >
      <span className="play-number">{line.who === undefined ? <Icon name="clock" size={14} /> : number}</span>
      <span className="play-what">
        <span className="strong">{line.what}</span>
        {line.who && <span className="small quiet block">{line.who}</span>}
        {line.followed.map((one) => (
          <span key={one} className="small block">
            {one}
          </span>
        ))}
      </span>
      <span className="small quiet">{dateText(line.day).slice(0, 5)}</span>
    </button>
  );
}

interface Ahead {
  readonly key: string;
  readonly at: Timestamp;
  readonly what: string;
}
const SHOWN = 5;
/** Terms of everything that runs, nearest first. */
function aheadIn(world: World, words: DefinitionTexts): readonly Ahead[] {
  return world.instances
    .flatMap((instance) => {
      const kind = world.process.kinds[instance.kind];
      return (kind ? rungsAhead(kind, instance, world.clock) : []).map(({ unit, deadline, rung, at }) => {
        const item = unit === null ? undefined : instance.items[unit];
        const address = item ? `${instance.kind}.items.${item.item}` : instance.kind;
        return {
          key: `${instance.id} ${unit} ${deadline} ${rung}`,
          at,
          what: words(`${address}.deadlines.${deadline}`),
        };
      });
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, SHOWN);
}
const JUMPS = { day: 1, week: 7, month: 30 } as const;

function PlayClock({ played: { world }, words, language, send }: PlayPartProps) {
  const { t } = useTranslation();
  const { timeZone } = world.clock;
  const today = dayOf(world.now, timeZone);
  const jump = (days: number): void => send({ type: "ADVANCE", to: startOfDay(addDays(today, days), timeZone) });
  const ahead = aheadIn(world, words);
  return (
    <div className="play-clock stack-8">
      <h3>
        <Icon name="clock" size={16} /> {longDay(new Date(`${today}T12:00:00Z`), language)}{" "}
        <span className="quiet">{dateText(today)}</span>
      </h3>
      <div className="row">
        {(Object.keys(JUMPS) as (keyof typeof JUMPS)[]).map((one) => (
          <Button key={one} onClick={() => jump(JUMPS[one])}>
            {t(`design.play.jumps.${one}`)}
          </Button>
        ))}
      </div>
      <span className="quiet small">{t(ahead.length === 0 ? "design.play.noTerms" : "design.play.terms")}</span>
      <ul className="play-terms">
        {ahead.map(({ key, at, what }) => (
          <li key={key} className="row">
            <button
              type="button"
              className="button button-small"
              onClick={() => send({ type: "ADVANCE", to: dayFrom(at) })}
            >
              {dateText(dayOf(at, timeZone))}
            </button>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
