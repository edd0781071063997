/** What the parts of Beloften get. */

import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";

export interface PromisesTabProps extends TabProps {
  readonly draft: Draft;
}
