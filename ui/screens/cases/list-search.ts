/** What the address of a list says: which rows, in which order. */

export interface ListSearch {
  readonly filter?: string | undefined;
  /** A state, and the process whose it is. */
  readonly state?: string | undefined;
  readonly process?: string | undefined;
  readonly number?: string | undefined;
  readonly order?: "number" | undefined;
  readonly start?: boolean | undefined;
}
