/** Plays a demo as real commands on a clock of its own: deadlines, requests and notices happen in between, as they would have. */

import { atTime, type Day, type Timestamp } from "../../engine/index.ts";
import { handleCommand } from "../commands/handle-command.ts";
import { TIME_ZONE } from "../directory/index.ts";
import { createEffectWorker, type EffectWorker } from "../effects/index.ts";
import type { Shell } from "../shell.ts";
import { createTimers, dueMoments, type Timers } from "../timers/index.ts";
import { commandOf, instanceIdOf, type Play } from "./commands.ts";
import { DemoBroken, type DemoFiles } from "./files.ts";
import { personId, registerPeople } from "./people.ts";
import { type Scheduled, schedule } from "./schedule.ts";

interface Stage {
  readonly shell: Shell;
  readonly timers: Timers;
  readonly effects: EffectWorker;
  setNow(at: Timestamp): void;
}
function stageOn(real: Shell, first: Timestamp): Stage {
  let moment = first;
  const shell: Shell = { ...real, now: () => moment };
  const setNow = (at: Timestamp): void => {
    if (at > moment) moment = at;
  };
  return { shell, setNow, timers: createTimers(shell), effects: createEffectWorker(shell, { name: "demo" }) };
}

/** Lets everything happen that is due up to a moment, each at its own time. */
async function advance({ shell, timers, effects, setNow }: Stage, until: Timestamp): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const due = await dueMoments(shell, until);
    const next = due.find(({ instance, at }) => !tried.has(`${instance} ${at}`));
    if (!next) break;
    tried.add(`${next.instance} ${next.at}`);
    setNow(next.at);
    await timers.tick();
    await effects.drain();
  }
  setNow(until);
}

/** Whether a step was carried out before the load was broken off. */
async function isDone({ shell }: Stage, play: Play, { step, index, at }: Scheduled): Promise<boolean> {
  try {
    const { instance, command } = await commandOf(shell, play, step, index, at);
    return (await shell.store.byCommand(instance, command.id)) !== undefined;
  } catch (error) {
    // It names what an earlier step has not yet brought about.
    if (error instanceof DemoBroken) return false;
    throw error;
  }
}

async function take(stage: Stage, play: Play, { step, index, at }: Scheduled): Promise<void> {
  const where = `Step ${index + 1} of the play of ${play.demo.process}`;
  const addressed = await commandOf(stage.shell, play, step, index, at).catch((error: unknown) => {
    throw error instanceof DemoBroken ? new DemoBroken(`${where}: ${error.message}`) : error;
  });
  const handled = await handleCommand(stage.shell, addressed, play.demo.process);
  if (handled.outcome === "key-used") throw new DemoBroken(`${where} is another command than when it was begun.`);
  if (handled.outcome !== "rejected") return;
  const { code, message, reasons } = handled.rejection;
  const why = reasons.map(({ name }) => name).join(", ");
  throw new DemoBroken(`${where} was refused: ${code}${why === "" ? "" : ` (${why})`}. ${message}`);
}

/**
 * Registers the people and plays every step.
 * @param today the day that `{+0}` stands for.
 * @throws DemoBroken when a step is refused: a demo that does not run is a mistake in the definitions.
 */
export async function play(shell: Shell, demos: readonly DemoFiles[], today: Day): Promise<void> {
  for (const demo of demos) await registerPeople(shell, demo, today);
  const plays = new Map(
    demos.map((demo): [DemoFiles, Play] => [
      demo,
      {
        demo,
        meaning: {
          day: today,
          person: (key) => personId(shell, key),
          instance: (alias) => instanceIdOf(shell, demo.process, alias),
        },
      },
    ]),
  );
  const steps = schedule(demos, today, shell.now());
  const stage = stageOn(shell, steps[0]?.at ?? atTime(today, "00:00", TIME_ZONE));
  let before = true;
  for (const scheduled of steps) {
    const own = plays.get(scheduled.demo) as Play;
    before &&= await isDone(stage, own, scheduled);
    if (before) {
      stage.setNow(scheduled.at);
      continue;
    }
    await stage.effects.drain();
    await advance(stage, scheduled.at);
    await take(stage, own, scheduled);
    await stage.effects.drain();
  }
  await advance(stage, shell.now());
  await stage.effects.drain();
}
