/** P8: the stored commands of every instance, decided again from nothing, give the same state byte for byte at every revision. */

import type { CompiledProcess } from "../../../engine/compile/types.ts";
import { decide } from "../../../engine/decide/index.ts";
import type { Fields } from "../../../engine/forms/types.ts";
import { asId, type InstanceId, type ItemId } from "../../../engine/ids.ts";
import { publish } from "../../../engine/publish.ts";
import type { Contents, Instance } from "../../../engine/state/types.ts";
import { canonical } from "../../../server/audit/chain.ts";
import { processesIn, variantsOf } from "../../../server/definitions/files.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { type CommitBody, openBody } from "../../../server/instances/body.ts";
import { clockOf } from "../../../server/shell.ts";
import { projectFiles } from "../../support/processes.ts";
import type { Served } from "../../support/served.ts";
import type { Proof, ProofOptions, ProofResult } from "../proof.ts";
import { withServer } from "../with-server.ts";

type Process = (hash: string) => Promise<CompiledProcess>;

const nameOf = ({ id, variant }: Pick<CompiledProcess, "id" | "variant">): string => `${id} ${variant ?? ""}`;

/** The files of a process with the first guard of each kind turned round. */
function turnedFiles(root: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const changed = new Map(files);
  for (const kind of Object.values(publish({ root, files }).process?.kinds ?? {})) {
    const place = `${root}/${kind.kind}/facts.json`;
    const facts = JSON.parse(files.get(place) ?? "{}") as Record<string, { is?: string }>;
    const guard = kind.chart.guards.find((name) => facts[name]?.is !== undefined);
    if (guard === undefined) continue;
    const turned = { ...facts, [guard]: { ...facts[guard], is: `!(${facts[guard]?.is})` } };
    changed.set(place, JSON.stringify(turned));
  }
  return changed;
}

/** The control: the same definitions and variants, of which one guard is turned round. */
function turnedRound(): ReadonlyMap<string, CompiledProcess> {
  const files = projectFiles();
  const turned = new Map<string, CompiledProcess>();
  for (const { root } of processesIn(files)) {
    const source = { root, files: turnedFiles(root, files) };
    for (const overlays of [[], ...variantsOf(source).map((variant) => [variant])]) {
      const { process } = publish(source, overlays);
      if (process) turned.set(nameOf(process), process);
    }
  }
  return turned;
}

/** The numbers that were reserved for a commit, read back from what was given. */
function reservedIn({ definition }: CompiledProcess, { events }: CommitBody): Readonly<Record<string, number>> {
  const given = events.flatMap((event) => {
    if (event.type !== "NumberGiven" || event.counter !== undefined) return [];
    const pattern = definition.process.numbering?.[event.numbering]?.pattern ?? "";
    const before = pattern.slice(0, pattern.indexOf("{n"));
    const digits = /(\d+)$/.exec(event.number.slice(before.replace("{year}", "2026").length))?.[1];
    return digits ? [[event.numbering, Number(digits)] as const] : [];
  });
  return Object.fromEntries(given);
}

async function replayOne(
  { shell }: Served,
  id: InstanceId,
  processOf: Process,
): Promise<{ commands: number; fault?: string }> {
  const contents = new Map<string, Fields>();
  const reader: Contents = { read: (item: ItemId | null, section) => contents.get(`${item ?? ""} ${section}`) };
  let instance: Instance | null = null;
  const history = await shell.store.history(id);
  for (const row of history) {
    const { revision, definition } = row;
    const stored = openBody(shell.sealing, id, row);
    const process = await processOf(definition);
    const { now: _now, ...clock } = clockOf(process, stored.command.at);
    const decision = decide(process, instance, stored.command, {
      contents: reader,
      directory: shell.directory.at(stored.command.at),
      validate: compileValidators(process),
      clock,
      reserved: reservedIn(process, stored),
    });
    if (decision.outcome !== "accepted")
      return { commands: revision, fault: `revision ${revision}: ${stored.command.type} is now ${decision.outcome}` };
    const pinned = { ...decision.instance, definition: stored.control.definition };
    if (canonical(pinned) !== canonical(stored.control))
      return { commands: revision, fault: `revision ${revision}: another state after ${stored.command.type}` };
    if (canonical(decision.effects) !== canonical(stored.effects))
      return { commands: revision, fault: `revision ${revision}: other effects after ${stored.command.type}` };
    for (const { unit, section, fields } of decision.written)
      if (fields) contents.set(`${unit ?? ""} ${section}`, fields);
      else contents.delete(`${unit ?? ""} ${section}`);
    instance = stored.control;
  }
  return { commands: history.length };
}

async function replayAll(served: Served, { control }: ProofOptions): Promise<ProofResult> {
  const { shell } = served;
  const turned = control ? turnedRound() : undefined;
  const processOf: Process = async (hash) => {
    const { process } = await shell.definitions.byHash(asId(hash));
    return turned?.get(nameOf(process)) ?? process;
  };
  const groups = shell.directory.groups().map(({ id }) => id);
  const rows = await shell.store.list({ person: asId("nobody"), groups, limit: 500 });
  const results = await Promise.all(rows.map(({ id }) => replayOne(served, id, processOf)));
  const failures = results.flatMap(({ fault }) => (fault ? [fault] : []));
  return {
    passed: results.length - failures.length,
    failed: failures.length,
    counts: { instances: rows.length, commands: results.reduce((sum, { commands }) => sum + commands, 0) },
    failures: failures.slice(0, 5),
  };
}

export const replay: Proof = {
  name: "replay",
  promise: "stored commands decided again give the same state and effects, byte for byte, at every revision",
  broken: "one guard is turned round",
  runs: 1,
  controlRuns: 1,
  run: (options) => withServer({}, (served) => replayAll(served, options)),
};
