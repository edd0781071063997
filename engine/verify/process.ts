/** What `process.json` names must exist, and a default must be one of the values its setting takes. */

import type { Compiler } from "../compile/compiler.ts";
import { grantedRoles } from "../compile/default-role-source.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { didYouMean } from "../definition/nearest.ts";

export function checkProcess(compiler: Compiler, root: string, process: CompiledProcess): void {
  const file = `${root}/process.json`;
  const { roles, settings } = process.definition.process;
  const granted = grantedRoles(process.definition);
  const { kinds, reports } = process.definition;
  const used = JSON.stringify([kinds, reports, process.definition.process.circles ?? {}]);
  for (const [role, { family, held }] of Object.entries(roles)) {
    if (held === "grant" && !granted.has(role) && used.includes(JSON.stringify(role)))
      compiler.find(
        { file, pointer: `/roles/${role}/held` },
        "role-nobody-has",
        `Nobody ever has the role "${role}": no item grants it.`,
        'Grant it in an item (`grants`), or say "group" for a function of the group, "creator" for whoever starts the instance.',
        "warning",
      );
    const known = Object.keys(process.profile.families);
    if (!known.includes(family))
      compiler.find(
        { file, pointer: `/roles/${role}/family` },
        "unknown-family",
        `The profile has no family "${family}".`,
        didYouMean(family, known),
      );
  }
  for (const [name, setting] of Object.entries(settings ?? {})) {
    const isOne = setting.enum
      ? setting.enum.includes(setting.default)
      : setting.type === "integer"
        ? Number.isInteger(setting.default)
        : typeof setting.default === setting.type;
    const within =
      typeof setting.default !== "number" ||
      ((setting.minimum ?? -Infinity) <= setting.default && setting.default <= (setting.maximum ?? Infinity));
    if (!isOne || !within)
      compiler.find(
        { file, pointer: `/settings/${name}/default` },
        "bad-value",
        `The default of "${name}" is not a value this setting takes.`,
        setting.enum
          ? `Use one of: ${setting.enum.join(", ")}.`
          : `Use ${setting.type} within the bounds of the setting.`,
      );
  }
}
