/** Commands of people, with the access records that come with them: the answer shows the instance. */

import type { InstanceView, UserCommand } from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import { type Authorized, judge, judgeOther } from "../queries/authorize.ts";
import { viewOf } from "../queries/view.ts";
import type { Shell } from "../shell.ts";
import { type Addressed, type Handled, handleCommand } from "./handle-command.ts";

/** Carries out a command on an instance that its sender may know of. Its record shares the sync of the commit. */
export async function recordedCommand(
  shell: Shell,
  { context, record }: Authorized,
  addressed: Omit<Addressed, "instance">,
): Promise<Handled> {
  const handling = handleCommand(shell, { ...addressed, instance: context.instance.id });
  const [handled] = await Promise.all([handling, shell.audit.recordReads([record])]);
  if (handled.outcome === "rejected") await shell.audit.recordRefusal(record, handled.rejection.code);
  await recordComparisons(shell, record, handled);
  return handled;
}
/** Records with which withheld sections texts were compared, at the instance that holds them: never the texts. */
async function recordComparisons(shell: Shell, record: AccessRecord, handled: Handled): Promise<void> {
  if (handled.outcome !== "done" && handled.outcome !== "rejected") return;
  for (const { places, isHit } of handled.comparisons) {
    const { role: _role, participation: _participation, gates: _gates, ...who } = record;
    for (const instance of new Set(places.map((place) => place.instance))) {
      const sections = places.filter((place) => place.instance === instance).map(({ section }) => section);
      const compared = { ...who, role: "", instance, verb: "compare", sections };
      if (isHit) await shell.audit.recordRefusal(compared, "identifies-somebody");
      else await shell.audit.recordReads([compared]);
    }
  }
}
/** The instance after a command; null when its sender may no longer know of it. */
export async function viewAfter(shell: Shell, before: Authorized): Promise<InstanceView | null> {
  const now = await judgeOther(shell, before, before.context.instance.id);
  return now ? viewOf(shell, now) : null;
}

/**
 * Makes an instance. How its maker takes part in it is known only afterwards, and recorded then.
 * @returns the instance, when there is one that its maker may know of.
 */
export async function create(
  shell: Shell,
  command: Extract<UserCommand, { type: "Create" }>,
  record: AccessRecord,
  process: string,
): Promise<{ handled: Handled; made: Authorized | undefined }> {
  const { instance, actor } = command;
  const handled = await handleCommand(shell, { command, instance }, process);
  if (handled.outcome === "rejected") {
    await shell.audit.recordRefusal({ ...record, instance }, handled.rejection.code);
    return { handled, made: undefined };
  }
  const made = await judge(shell, actor, record, instance);
  await shell.audit.recordReads([made?.record ?? { ...record, instance }]);
  return { handled, made };
}
