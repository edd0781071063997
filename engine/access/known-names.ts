/** What identifies people in an instance, split by what one reader may see of it. */

import { knownIn } from "../screening/identifiers.ts";
import type { Known, KnownNames } from "../screening/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { unitsOf } from "../state/unit.ts";
import { grantingRoles } from "./access.ts";
import { visibleFields } from "./rows.ts";

const keyOf = ({ kind, text }: Known): string => `${kind} ${text}`;

/** Names, birth dates and addresses in every section of an instance, for one reader. What is visible anywhere is withheld nowhere. */
export function knownNames(context: EvaluationContext, actor: Actor): KnownNames {
  const { process, instance, contents } = context;
  const sections = unitsOf(context).flatMap((unit) =>
    Object.entries(unit.definition.sections).flatMap(([name, { form }]) => {
      const fields = contents.read(unit.id, name);
      const compiled = process.forms[form];
      const known = compiled && fields ? knownIn(compiled, fields) : [];
      if (!compiled || known.length === 0) return [];
      const isReadable = grantingRoles(context, actor, unit, name).length > 0;
      const seen = isReadable ? visibleFields(context, actor, unit, name) : {};
      return [{ section: `${unit.id ?? ""}/${name}`, known, visible: knownIn(compiled, seen) }];
    }),
  );
  const visible = sections.flatMap((one) => one.visible);
  const seen = new Set(visible.map(keyOf));
  const withheld = sections.flatMap(({ section, known }) => {
    const rest = known.filter((one) => !seen.has(keyOf(one)));
    return rest.length > 0 ? [{ instance: instance.id, section, known: rest }] : [];
  });
  return { visible, withheld };
}

/** The names of several instances as one. */
export const joinNames = (all: readonly KnownNames[]): KnownNames => ({
  visible: all.flatMap(({ visible }) => visible),
  withheld: all.flatMap(({ withheld }) => withheld),
});
