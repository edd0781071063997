/** P6: the same command sent many times at once and again later is one step with one result; another body under its key is refused. */

import { asId } from "../../../engine/ids.ts";
import type { Store } from "../../../server/store/port.ts";
import { type Client, clientOf, type Reply, type Served } from "../../support/served.ts";
import { keyFrom, type Proof, randomOf, repeat } from "../proof.ts";
import { withServer } from "../with-server.ts";

/** The control: commands have no memory. */
function forgetful(store: Store): Store {
  let count = 0;
  return {
    ...store,
    ...(store.sync ? { sync: { ...store.sync, byCommand: () => undefined } } : {}),
    byCommand: async () => undefined,
    commit: (document) => {
      count += 1;
      return store.commit({ ...document, commandId: asId(`${document.commandId} ${count}`) });
    },
  };
}

interface Start {
  readonly kind: string;
  readonly process: string;
  readonly group: string;
}
interface Place {
  readonly client: Client;
  readonly start: Start;
}

/** A person who may start something, and what. */
async function placeOf({ shell, origin }: Served): Promise<Place> {
  for (const { id } of shell.directory.people()) {
    const client = await clientOf(origin, id);
    const { json } = await client("GET", "/api/processes");
    const [start] = json.starts as readonly (Start | undefined)[];
    if (start) return { client, start: { kind: start.kind, process: start.process, group: start.group } };
  }
  throw new Error("Nobody in the demo may start anything.");
}

const tellsOf = ({ status, json }: Reply): string => JSON.stringify([status, json.id, json.revision, json.code]);

async function burst(send: () => Promise<Reply>, times: number, faults: string[]): Promise<Reply> {
  const replies = await Promise.all(Array.from({ length: times }, send));
  const later = await send();
  const [first] = replies as [Reply];
  const different = [...replies, later].filter((reply) => tellsOf(reply) !== tellsOf(first));
  if (first.status >= 300) faults.push(`the command was answered ${tellsOf(first)}`);
  if (different.length > 0)
    faults.push(`${different.length} answers differ: ${tellsOf(first)} and ${tellsOf(different[0] as Reply)}`);
  return first;
}

async function once(served: Served, { client, start }: Place, seed: number) {
  const random = randomOf(seed);
  const faults: string[] = [];
  const times = 2 + Math.floor(random() * 19);
  const key = keyFrom(`create ${seed}`);
  const create = () => client("POST", "/api/instances", start, { "Idempotency-Key": key });
  const made = await burst(create, times, faults);
  const id = String(made.json.id);

  const section = sectionOf(made);
  const field = section && { patches: { [section.name]: { set: section.set(seed) } } };
  const patch = () =>
    client(
      "POST",
      `/api/instances/${id}/commands`,
      { type: "PatchSection", unit: [], ...field },
      { "Idempotency-Key": keyFrom(`patch ${seed}`) },
    );
  if (field) await burst(patch, times, faults);

  const other = await client("POST", "/api/instances", { ...start, with: {} }, { "Idempotency-Key": key });
  if (other.status !== 422) faults.push(`another body under the same key was answered ${other.status}`);
  const history = await served.shell.store.history(asId(id));
  const expected = field ? 2 : 1;
  if (history.length !== expected) faults.push(`${expected} commands became ${history.length} commits`);
  return { counts: { keys: field ? 2 : 1, requests: (times + 1) * (field ? 2 : 1) + 1 }, faults };

  /** A section the caller may write, with a free text in it. */
  function sectionOf({ json }: Reply): { name: string; set: (n: number) => object } | undefined {
    const view = json.view as {
      definition: string;
      kind: string;
      main: { sections: readonly { name: string; form: string; canWrite: boolean }[] };
    };
    for (const { name, form, canWrite } of view?.main.sections ?? []) {
      const process = served.shell.definitions.all().find((one) => one.process.hash === view.definition)?.process;
      const properties = process?.forms[form]?.definition.schema.properties ?? {};
      const free = Object.entries(properties).find(
        ([, field]) =>
          field.type === "string" &&
          !field.enum &&
          !field.format &&
          !field.pattern &&
          !field.screen &&
          !field.visibleWhen &&
          !field.computed,
      );
      if (canWrite && free) return { name, set: (n) => ({ [free[0]]: `text ${n}`.slice(0, free[1].maxLength) }) };
    }
    return undefined;
  }
}

export const duplicates: Proof = {
  name: "duplicates",
  promise:
    "the same command sent 2 to 20 times at once, and again, is one step with one answer; another body under its key is refused",
  broken: "commands have no memory",
  runs: 150,
  controlRuns: 5,
  run: (options) =>
    withServer(options.control ? { breakStore: forgetful } : {}, async (served) => {
      const place = await placeOf(served);
      return repeat(options, (seed) => once(served, place, seed));
    }),
};
