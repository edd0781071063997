/** An instance as it is told to one reader: the engine's view, with the names of whom it mentions. */

import { type InstanceView, instanceView } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { Authorized } from "./authorize.ts";
import { peopleIn } from "./people.ts";

export function tellInstance(shell: Shell, { context, actor }: Authorized): InstanceView {
  const view = instanceView(context, actor);
  return { ...view, people: peopleIn(shell, view) };
}
