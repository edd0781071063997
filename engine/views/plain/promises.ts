/** The promises of a process as sentences, each with what the search for a way that breaks it found. */

import { unreachable } from "../../result.ts";
import { type PromiseView, promiseViews, type Said } from "../promise-view.ts";
import { holdsWords } from "./facts.ts";
import type { Teller } from "./teller.ts";
import type { PlainPart, PlainRow } from "./types.ts";

/** What is known of a promise: proved, refuted, or neither. */
export type Verdict = "proved" | "refuted" | "undecided";
/** @param policy name of the promise @param unit address of the unit it is about */
export type Verdicts = (policy: string, unit: string) => Verdict | undefined;

type Words = Pick<Teller, "say" | "word" | "text" | "role">;

function saidWords(teller: Teller, said: Said): string {
  const { say, word, role } = teller;
  switch (said.said) {
    case "state":
      return say("promise.isIn", { unit: word(said.unit), state: word(`${said.unit}.states.${said.name}`) });
    case "tag":
      return said.name === "end"
        ? say("promise.ended", { unit: word(said.unit) })
        : say("promise.tagged", { unit: word(said.unit), tag: said.name });
    case "fact":
      return holdsWords(teller, `${said.unit}.facts.${said.name}`);
    case "reads":
      return say("promise.reads", { role: role(said.role), section: word(said.section) });
    case "filled": {
      const { section, form, field } = said;
      return say("promise.filled", { section: word(section), field: teller.formText(form, field) ?? field });
    }
    case "not":
      return said.of.said === "fact"
        ? holdsWords(teller, `${said.of.unit}.facts.!${said.of.name}`)
        : say("not", { what: saidWords(teller, said.of) });
    case "formula":
      return say("promise.formula", { what: said.text });
    case "all":
    case "any": {
      const joined = said.parts
        .map((part) => saidWords(teller, part))
        .join(` ${say(said.said === "all" ? "and" : "or")} `);
      return said.said === "any" ? `(${joined})` : joined;
    }
    default:
      return unreachable(said);
  }
}
/** `item.text`: the part by its name. */
function keptWords({ word, text }: Words, unit: string, said: Said): string | undefined {
  const [, section] = said.said === "formula" ? (/^\w+\.(\w+)$/.exec(said.text) ?? []) : [];
  const address = `${unit}.sections.${section}`;
  return section === undefined || text(address) === undefined ? undefined : word(address);
}

/** The whole promise as one sentence. */
export function promiseWords(teller: Teller, { unit, never, after, leadsTo, keeps }: PromiseView): string {
  const say = (said: Said): string => saidWords(teller, said).replace(/^\((.*)\)$/, "$1");
  if (never) return teller.say("promise.never", { what: say(never) });
  const when = after ? say(after) : "";
  if (leadsTo) return teller.say("promise.leadsTo", { when, what: say(leadsTo) });
  return teller.say("promise.keeps", { when, what: keeps ? (keptWords(teller, unit, keeps) ?? say(keeps)) : "" });
}
export function promiseParts(teller: Teller, verdictOf: Verdicts): readonly PlainPart[] {
  const { process, say } = teller;
  const rows = promiseViews(process).map((promise): PlainRow => {
    const verdict = verdictOf(promise.name, promise.unit);
    const proof = say(verdict === undefined ? "promises.notSearched" : `promises.${verdict}`);
    return { id: `policies.${promise.name} ${promise.unit}`, cells: [promiseWords(teller, promise), proof] };
  });
  if (rows.length === 0) return [];
  return [{ id: "promises", title: "", columns: [say("promises.what"), say("promises.proof")], rows }];
}
