/** What every part of the view of forms gets. */

import type { Finding } from "../../../../engine/index.ts";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";

export interface FormsTabProps extends TabProps {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}
export interface FormProps extends FormsTabProps {
  /** Folder of the form that is open. */
  readonly form: string;
}
