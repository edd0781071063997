/** A running instance goes over to a newer version: when the version it runs on says it may, and only where nothing of it is lost. */

import { maySee } from "../../access/access.ts";
import { rolesOf } from "../../access/roles.ts";
import { whyNot } from "../../access/why-not.ts";
import type { CompiledUnit } from "../../compile/types.ts";
import type { Reason, Rejection } from "../../result.ts";
import type { EvaluationContext } from "../../state/context.ts";
import { holds } from "../../state/facts.ts";
import type { UnitState, UserCommand } from "../../state/types.ts";
import { mainUnit } from "../../state/unit.ts";
import { notAllowed, notFound, nothingChanges, notYet } from "../rejections.ts";
import { recomputeItems } from "../settle/facts.ts";
import type { Transaction, TransactionView } from "../transaction.ts";

type Upgrade = Extract<UserCommand, { type: "Upgrade" }>;

/** The transaction runs on the new definition; `given.before` is the one the instance ran on until now. */
export function upgrade(tx: Transaction, command: Upgrade): Rejection | undefined {
  const { before } = tx.given;
  const oldKind = before?.kinds[tx.instance.kind];
  if (!before || !oldKind || before.hash !== tx.instance.definition || before.id !== tx.process.id)
    return notFound("version it runs on");
  const old: EvaluationContext = { ...tx.context, process: before, kind: oldKind };
  if (!maySee(old, command.actor)) return notFound("instance");
  const roles = [...rolesOf(old, command.actor, mainUnit(old))];
  const role = roles.find((one) => before.roles[one]?.held === "group");
  const gate = oldKind.access.upgrade;
  if (role === undefined || gate === undefined)
    return notAllowed("let it go over to another version", ["a function of the group, where the definition says when"]);
  tx.role = role;
  if (before.hash === tx.process.hash) return nothingChanges("Upgrade");
  if (!holds(old, mainUnit(old), gate)) return notYet("Upgrade", whyNot(old, mainUnit(old), gate));
  const lost = lostIn(tx);
  if (lost.length > 0) return notYet("Upgrade", lost);
  tx.emit({ type: "Upgraded", definition: tx.process.hash });
  forgetTerms(tx);
  // Every fact is one of the new version: those of items first asked here, those of the main unit while it comes to rest.
  recomputeItems(tx, new Set(), new Set(tx.items));
  return undefined;
}

/** States, items and written sections that the new version does not have. */
function lostIn({ instance, kind }: TransactionView): readonly Reason[] {
  const missing = (address: string): Reason => ({ name: address, text: address });
  const ofUnit = (unit: CompiledUnit, { chart, sections }: UnitState): readonly Reason[] => [
    ...[...chart.leaves, ...Object.values(chart.history).flat()].flatMap((state) =>
      unit.chart.states[state] ? [] : [missing(`${unit.address}.states.${state}`)],
    ),
    ...Object.keys(sections).flatMap((name) =>
      unit.sections[name] ? [] : [missing(`${unit.address}.sections.${name}`)],
    ),
  ];
  const [states, sections] = split(ofUnit(kind, instance.main));
  const items = Object.values(instance.items).flatMap((item) => {
    const unit = kind.items[item.item];
    return unit ? ofUnit(unit, item) : [missing(`${kind.address}.items.${item.item}`)];
  });
  return [...new Map([...states, ...items, ...sections].map((one) => [one.name, one])).values()];
}
const split = (reasons: readonly Reason[]): readonly [readonly Reason[], readonly Reason[]] => [
  reasons.filter(({ name }) => name.includes(".states.")),
  reasons.filter(({ name }) => !name.includes(".states.")),
];

/** Terms that the new version does not have run no more. */
export function forgetTerms(tx: Transaction): void {
  for (const { id, definition, state } of tx.units)
    for (const deadline of Object.keys(state.deadlines))
      if (!definition.deadlines[deadline]) tx.emit({ type: "DeadlineSet", unit: id, deadline, state: null });
}
