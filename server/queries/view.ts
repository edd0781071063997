/** An instance as one reader sees it: the engine's view, with the names of the people it mentions. */

import { type InstanceView, instanceView } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { Authorized } from "./authorize.ts";
import { peopleIn } from "./people.ts";

export function viewOf(shell: Shell, { context, actor }: Pick<Authorized, "context" | "actor">): InstanceView {
  const view = instanceView(context, actor);
  return { ...view, people: peopleIn(shell, view) };
}
