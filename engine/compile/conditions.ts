/** A section's `when` is CEL; what is more than a fact's name becomes a fact of its unit, so that it is asked, told and depended on like any other. */

import { pointerPart } from "../definition/json.ts";
import type { Located } from "../definition/read.ts";
import { unitFile } from "../definition/read.ts";
import type { FactDefinition, ProcessDefinition, SectionDefinition } from "../definition/types.ts";

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const NAME = /^!?[A-Za-z_]\w*$/;

/** Where findings about a made fact belong: at the `when` that it was made from. */
export interface Moved {
  readonly from: Located;
  readonly to: Located;
}
interface Unit {
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly sections: Readonly<Record<string, SectionDefinition>>;
}

/** The definition in which every `when` names a fact: `<section>When`, in an item `<item><Section>When`, unless that name is taken. */
export function hoistConditions(
  root: string,
  definition: ProcessDefinition,
): { readonly definition: ProcessDefinition; readonly moved: readonly Moved[] } {
  const moved: Moved[] = [];
  const named = <U extends Unit>(unit: U, taken: ReadonlySet<string>, kind: string, item?: string): U => {
    const facts = { ...unit.facts };
    const sections = Object.entries(unit.sections).map(([name, section]): [string, SectionDefinition] => {
      if (section.when === undefined || NAME.test(section.when)) return [name, section];
      let fact = item === undefined ? `${name}When` : `${item}${capital(name)}When`;
      while (Object.hasOwn(facts, fact) || taken.has(fact)) fact = `${fact}_`;
      facts[fact] = { is: section.when };
      moved.push({
        from: unitFile(root, kind, item, "facts", `/${pointerPart(fact)}`),
        to: unitFile(root, kind, item, "sections", `/${pointerPart(name)}/when`),
      });
      return [name, { ...section, when: fact }];
    });
    return { ...unit, facts, sections: Object.fromEntries(sections) };
  };
  const kinds = Object.entries(definition.kinds).map(([name, kind]) => {
    const main = named(kind, new Set(), name);
    const taken = new Set(Object.keys(main.facts));
    const items = Object.entries(kind.items).map(([item, one]) => [item, named(one, taken, name, item)] as const);
    return [name, { ...main, items: Object.fromEntries(items) }] as const;
  });
  return { definition: { ...definition, kinds: Object.fromEntries(kinds) }, moved };
}
