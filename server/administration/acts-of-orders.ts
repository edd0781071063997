/** What orders to the directory change, as acts: which entry, which of its parts, and whose place in a group. */

import type { PersonId } from "../../engine/index.ts";
import type { Directory } from "../directory/index.ts";
import type { DirectoryCommand, GroupRecord } from "../directory/types.ts";
import type { NewAct } from "./acts.ts";

type Known = Pick<Directory, "organisation" | "person" | "account" | "groups">;
type Entry = Readonly<Record<string, unknown>>;

const entryIn = (command: DirectoryCommand): Entry => {
  switch (command.type) {
    case "RegisterOrganisation":
      return { ...command.organisation };
    case "RegisterPerson":
      return { ...command.person };
    case "OpenAccount":
      return { ...command.account };
    case "FormGroup":
      return { ...command.group };
  }
};
const entryBefore = (known: Known, command: DirectoryCommand): Entry | undefined => {
  switch (command.type) {
    case "RegisterOrganisation":
      return known.organisation(command.organisation.id) as Entry | undefined;
    case "RegisterPerson":
      return known.person(command.person.id) as Entry | undefined;
    case "OpenAccount":
      return known.account(command.account.id) as Entry | undefined;
    case "FormGroup":
      return known.groups().find(({ id }) => id === command.group.id) as Entry | undefined;
  }
};
/** Nothing and an empty list are the same. */
const text = (value: unknown): string =>
  Array.isArray(value) && value.length === 0 ? "" : (JSON.stringify(value) ?? "");
const differing = (before: Entry, after: Entry): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => text(before[key]) !== text(after[key]));

/** Whoever has another function, or another period, than before. */
function moved(before: GroupRecord | undefined, after: GroupRecord): readonly PersonId[] {
  const of = (group: GroupRecord | undefined, person: PersonId): string =>
    text(group?.members.filter((member) => member.person === person));
  const all = new Set([...(before?.members ?? []), ...after.members].map(({ person }) => person));
  return [...all].filter((person) => of(before, person) !== of(after, person));
}

/** Which act an order is; none when it leaves everything as it is, or opens the account of somebody who is new. */
function actOf(known: Known, command: DirectoryCommand): Omit<NewAct, "by"> | undefined {
  const [before, after] = [entryBefore(known, command), entryIn(command)];
  const changed = before ? differing(before, after) : [];
  const about = command.type === "OpenAccount" ? command.account.person : String(after["id"]);
  if (before ? changed.length === 0 : command.type === "OpenAccount") return undefined;
  if (changed.includes("stopped")) return { what: after["stopped"] === undefined ? "resumed" : "stopped", about };
  const people = command.type === "FormGroup" ? moved(before as GroupRecord | undefined, command.group) : [];
  const what = (
    {
      RegisterOrganisation: "organisation",
      RegisterPerson: "person",
      OpenAccount: "account",
      FormGroup: "group",
    } as const
  )[command.type];
  return {
    what,
    about,
    ...(before ? { changed } : { isNew: true as const }),
    ...(people.length > 0 ? { people } : {}),
  };
}

/** To be asked before the orders are given: what they change is what is otherwise then. */
export function actsOf(known: Known, commands: readonly DirectoryCommand[], by: PersonId): readonly NewAct[] {
  const acts = commands.flatMap((command) => actOf(known, command) ?? []);
  // A membership that stops with its account is one act.
  const once = new Map(acts.map((act) => [`${act.what} ${act.about}`, act]));
  return [...once.values()].map((act) => ({ ...act, by }));
}
