/** An instance as it is told to one reader: the engine's view, with the names of whom it mentions. */

import { instanceView } from "../../../engine/views/index.ts";
import type { InstanceView } from "../../../engine/views/types.ts";
import type { Shell } from "../../shell.ts";
import { peopleIn } from "./people.ts";
import type { Seen } from "./seen.ts";

export function tellInstance(shell: Shell, { context, actor }: Seen): InstanceView {
  const view = instanceView(context, actor);
  return { ...view, people: peopleIn(shell, view) };
}
