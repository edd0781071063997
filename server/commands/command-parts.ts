/** What people typed in a command stands apart from it, under a key of its section: erasing the section erases that too. */

import type { Accepted, Command, InstanceId, ItemId } from "../../engine/index.ts";
import { keyName } from "../sealing/index.ts";

/** Where in the command something stood: `["patches", "question"]`, `["with"]`. */
type Path = readonly [string] | readonly [string, string];
export interface Part {
  readonly path: Path;
  readonly unit: ItemId | null;
  readonly section: string;
  readonly value: unknown;
}

/** The key of what commands brought to one section; it is destroyed when the section is erased. */
export const commandKey = (instance: InstanceId, unit: ItemId | null, section: string): string =>
  keyName(instance, unit ?? "", section, "commands");
/** The key of every draft of one section; destroyed with it. */
export const draftKey = (instance: InstanceId, unit: ItemId | null, section: string): string =>
  keyName(instance, unit ?? "", section, "drafts");

type Open = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Open => (typeof value === "object" && value !== null ? (value as Open) : {});

/** Maps of sections, by section; single contents and declared texts belong to what the command wrote. */
function pathsIn(command: Command): readonly Path[] {
  const open = command as unknown as Open;
  const maps = command.type === "PatchSection" ? ["patches"] : command.type === "Create" ? ["with"] : [];
  const wholes = ["with", "declared"].filter((name) => !maps.includes(name) && open[name] !== undefined);
  return [
    ...maps.flatMap((name) => Object.keys(membersOf(open[name])).map((section): Path => [name, section])),
    ...wholes.map((name): Path => [name]),
  ];
}

/** The command without what was typed, and that by itself. */
export function takeOut(
  command: Command,
  written: Accepted["written"],
): { readonly command: Command; readonly parts: readonly Part[] } {
  const open = command as unknown as Open;
  const left: Record<string, unknown> = { ...open };
  const parts = pathsIn(command).map((path): Part => {
    const [name, member] = path;
    const section = member ?? written[0]?.section ?? "";
    const unit = written.find((one) => one.section === section)?.unit ?? null;
    if (member === undefined) delete left[name];
    else left[name] = {};
    return { path, unit, section, value: member === undefined ? open[name] : membersOf(open[name])[member] };
  });
  return { command: left as unknown as Command, parts };
}

/** Puts parts back where they stood; what was erased stays out. */
export function putBack(command: Command, parts: readonly Pick<Part, "path" | "value">[]): Command {
  const whole: Record<string, unknown> = { ...(command as unknown as Open) };
  for (const { path, value } of parts) {
    const [name, member] = path;
    whole[name] = member === undefined ? value : { ...membersOf(whole[name]), [member]: value };
  }
  return whole as unknown as Command;
}
