/** What a dialog before an act is given. */

import type { Fields, InstanceView, Reason, UnitView } from "../../../engine/index.ts";

export interface FillDialogProps {
  readonly view: InstanceView;
  /** Address of the event or the item: its text is the title, `.consequence` and `.button` stand beside it. */
  readonly address: string;
  readonly form?: string | undefined;
  /** Address of the section that it fills. */
  readonly fills?: string | undefined;
  /** The item it is about: its help names facts of it. */
  readonly unit?: UnitView | undefined;
  /** The list of that form to which one row is added; nothing else of it is shown. */
  readonly row?: string | undefined;
  /** Which case, person or thing it is about, beside the title. */
  readonly about?: string | undefined;
  readonly grave?: boolean;
  /** What still stands open, and may if the form says why. */
  readonly unless?: readonly Reason[] | undefined;
  /** The section it fills, when something stands there: what was saved is shown, not asked again. */
  readonly from?: { readonly unit: string; readonly section: string } | undefined;
  /** What was saved is not shown: it is asked anew. */
  readonly anew?: true | undefined;
  /** What is suggested for fields that are empty. */
  readonly suggested?: Fields | undefined;
  /** A choice that has to be made first: which link, which key, which far instance. */
  readonly choices?:
    | {
        readonly label: string;
        readonly options: readonly { readonly value: string; readonly words: string }[];
        /** What can be chosen is not known yet. */
        readonly pending?: boolean;
      }
    | undefined;
  /** Makes the command from what was filled in. */
  readonly command: (filled: {
    readonly with?: Fields;
    readonly choice?: string;
    readonly declared?: readonly string[];
  }) => Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  /** It was carried out, before the dialog closes. */
  readonly onDone?: (() => void) | undefined;
}
