/** Incoming links as one reader sees them: those of owners that the reader may know of, each with the values that the reader may read there. */

import type { EvaluationContext } from "../state/context.ts";
import type { Actor, IncomingState, Instance } from "../state/types.ts";
import { mayKnowShown } from "./fact-visibility.ts";
import { ownerFor } from "./link-owners.ts";

/** Values of `shows` that the actor may know. */
const visibleShows = (owner: EvaluationContext, actor: Actor, link: IncomingState): IncomingState["shows"] =>
  Object.fromEntries(Object.entries(link.shows).filter(([name]) => mayKnowShown(owner, actor, link, name)));

/** The link as the actor sees it; undefined when it is hidden from the actor. */
export function visibleLink(context: EvaluationContext, actor: Actor, link: IncomingState): IncomingState | undefined {
  const owner = ownerFor(context, actor, link);
  return owner && { ...link, shows: visibleShows(owner, actor, link) };
}

const made = new WeakMap<EvaluationContext, Map<string, Instance["incoming"]>>();

/** Item name → reference → link, as the actor sees them. */
export function visibleIncoming(context: EvaluationContext, actor: Actor): Instance["incoming"] {
  const known = made.get(context) ?? new Map<string, Instance["incoming"]>();
  made.set(context, known);
  const key = `${actor.person} ${actor.organisation}`;
  const before = known.get(key);
  if (before) return before;
  const incoming = Object.fromEntries(
    Object.entries(context.instance.incoming).map(([item, all]) => [
      item,
      Object.fromEntries(
        Object.entries(all).flatMap(([reference, link]) => {
          const seen = visibleLink(context, actor, link);
          return seen ? [[reference, seen] as const] : [];
        }),
      ),
    ]),
  );
  known.set(key, incoming);
  return incoming;
}

/** The instance with the incoming links that the actor sees, for expressions whose outcome is shown. */
export const withVisibleLinks = (context: EvaluationContext, actor: Actor): EvaluationContext => ({
  ...context,
  instance: { ...context.instance, incoming: visibleIncoming(context, actor) },
});
