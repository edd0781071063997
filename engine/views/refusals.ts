/** What other instances refused of what was asked of them, for those whom the definition has told of it: with the reasons, where the screen is. */

import { isHiddenOwner } from "../access/link-owners.ts";
import { HOLDER, roleAmong, rolesOf } from "../access/roles.ts";
import type { InstanceId } from "../ids.ts";
import type { Reason } from "../result.ts";
import type { EvaluationContext } from "../state/context.ts";
import { lifecycleStateOf } from "../state/link-targets.ts";
import type { Actor } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import type { RefusalView } from "./types.ts";

/** Roles that get a notice when the effect is refused, with the notice's effect. */
function toldBy(
  { definition: { effects } }: Unit,
  effect: string,
): readonly { readonly notice: string; readonly roles: readonly string[] }[] {
  return (effects[effect]?.definition.refused ?? []).flatMap((notice) => {
    const roles = effects[notice]?.definition.notify;
    return roles === undefined ? [] : [{ notice, roles }];
  });
}

/** The far end as we know it: whose facts the reasons are, where its item stands when it has ended, and its number. */
function farEnd(
  { instance, kind }: EvaluationContext,
  refusedBy: InstanceId | undefined,
): { readonly kind?: string; readonly item?: string; readonly state?: string | undefined; readonly number?: string } {
  for (const [item, all] of Object.entries(instance.incoming))
    for (const incoming of Object.values(all))
      if (incoming.owner === refusedBy)
        return {
          kind: incoming.ownerKind,
          item,
          ...(incoming.ended ? { state: lifecycleStateOf(kind, item, incoming) } : {}),
          ...(incoming.number === undefined ? {} : { number: incoming.number }),
        };
  const link = Object.values(instance.items).find((one) => one.link?.instance === refusedBy)?.link;
  return link ? { kind: link.kind } : {};
}

/** A reason is a fact of the far end's item or kind, or of ours when our own gate dropped it; an item that ended says in which state; anything else is a code. */
function reasonOf(
  context: EvaluationContext,
  { definition }: Unit,
  name: string,
  { kind = "", item = "", state }: ReturnType<typeof farEnd>,
): Reason {
  const bare = name.replace(/^!/, "");
  const far = context.process.kinds[kind];
  const left = far?.items[item];
  if (name === "ended" && left && state !== undefined) return { name, text: `${left.address}.states.${state}` };
  const home = [far?.items[item], far, definition, context.kind].find((one) =>
    one?.facts.some((fact) => fact.name === bare),
  );
  return { name, text: home ? `${home.address}.facts.${name}` : name };
}

/** Whose refusal it is, by number, and its reasons as addresses of texts. */
export function visibleRefusal(
  context: EvaluationContext,
  unit: Unit,
  by: InstanceId | undefined,
  why: readonly string[] = [],
): Pick<RefusalView, "number" | "reasons"> {
  const end = farEnd(context, by);
  return {
    ...(end.number === undefined ? {} : { number: end.number }),
    reasons: why.map((name) => reasonOf(context, unit, name, end)),
  };
}

/** Refusals that stand: what was sent anew since is no refusal any more. */
export function refusalViews(context: EvaluationContext, actor: Actor, unit: Unit): readonly RefusalView[] {
  return Object.entries(unit.state.sent).flatMap(([effect, sent]) => {
    if (sent.answer !== "refused" || isHiddenOwner(context, actor, sent.refusedBy)) return [];
    const roles = rolesOf(context, actor, unit);
    const told = toldBy(unit, effect).find((one) =>
      one.roles.some((name) => (name === HOLDER ? roles.has(HOLDER) : roleAmong(context, roles, [name]) !== undefined)),
    );
    if (!told) return [];
    return [
      {
        effect,
        address: `${unit.definition.address}.effects.${told.notice}`,
        ...visibleRefusal(context, unit, sent.refusedBy, sent.why),
      },
    ];
  });
}
