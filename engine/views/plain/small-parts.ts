/** Chapters of one table: roles, papers, settings, and the place to sign. */

import { missingWords } from "./facts.ts";
import { lengthWords } from "./lengths.ts";
import type { Teller } from "./teller.ts";
import type { PlainPart, PlainRow } from "./types.ts";

export function roleParts(teller: Teller): readonly PlainPart[] {
  const { process, say, text, role } = teller;
  const rows = Object.entries(process.roles).map(
    ([name, { held = "grant" }]): PlainRow => ({
      id: `roles.${name}`,
      cells: [role(name), text(`roles.${name}.help`) ?? "", say(`roles.held.${held}`)],
    }),
  );
  return [{ id: "roles", title: "", columns: [say("roles.role"), say("roles.does"), say("roles.held")], rows }];
}

function keepWords(teller: Teller, keep: string | undefined): string {
  const values = keep === undefined ? undefined : teller.process.profile.retention?.[keep];
  const last = values?.values.at(-1)?.value;
  return last === undefined ? teller.say("papers.notSaid") : lengthWords(teller, last, values?.unit ?? "");
}
/** A fact of the item, else of its kind. */
function factAt({ process }: Teller, kind: string, item: string | undefined, rule: string): string {
  const unit = item === undefined ? undefined : process.kinds[kind]?.items[item];
  const isOwn = unit?.facts.some(({ name }) => name === rule.replace("!", ""));
  return `${unit && isOwn ? unit.address : kind}.facts.${rule}`;
}
export function paperParts(teller: Teller): readonly PlainPart[] {
  const { process, say, word, text, role } = teller;
  const rows = Object.entries(process.reports).map(([name, { privacy, read = {}, keep, kind, item }]): PlainRow => {
    const id = `reports.${name}`;
    const rules = typeof read === "object" ? Object.entries(read) : [];
    const who = rules.map(([one, rule]) =>
      typeof rule === "string"
        ? say("rights.if", { who: role(one), facts: missingWords(teller, factAt(teller, kind, item, rule)) })
        : role(one),
    );
    const help = text(`${id}.help`);
    const called = help === undefined ? word(id) : `${word(id)}\n${help}`;
    const makers = who.join("\n") || say("papers.itself");
    return { id, cells: [called, say(`papers.privacy.${privacy}`), makers, keepWords(teller, keep)] };
  });
  if (rows.length === 0) return [];
  const columns = [say("papers.what"), say("papers.names"), say("papers.who"), say("papers.keep")];
  return [{ id: "papers", title: "", columns, rows }];
}

export function settingParts(teller: Teller): readonly PlainPart[] {
  const { process, say, word, text } = teller;
  const settings = Object.entries(process.definition.process.settings ?? {});
  const rows = settings.map(([name, { type, unit, default: value, setBy }]): PlainRow => {
    const id = `settings.${name}`;
    const shown =
      type === "boolean"
        ? say(value === true ? "yes" : "no")
        : (text(`${id}.choices.${String(value)}`) ?? lengthWords(teller, value, unit ?? ""));
    const by = setBy === "group" || setBy === "region" ? setBy : "nobody";
    return { id, cells: [word(id), shown === "" ? say("settings.empty") : shown, say(`settings.by.${by}`)] };
  });
  if (rows.length === 0) return [];
  return [
    { id: "settings", title: "", columns: [say("settings.what"), say("settings.value"), say("settings.who")], rows },
  ];
}

/** Rows to sign on. */
const PLACES = 8;
export function signParts({ say }: Teller): readonly PlainPart[] {
  const columns = [say("sign.name"), say("sign.organisation"), say("sign.day"), say("sign.signature")];
  const rows = Array.from(
    { length: PLACES },
    (_, index): PlainRow => ({ id: `sign ${index}`, cells: ["", "", "", ""] }),
  );
  const kinds = ["blank", "blank", "blank", "blank"] as const;
  return [{ id: "sign", title: "", text: say("sign.about"), columns, kinds, rows }];
}
