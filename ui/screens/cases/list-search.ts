/** What the address of a list says: which rows, in which order. */

export interface ListSearch {
  readonly filter?: string | undefined;
  readonly state?: string | undefined;
  readonly number?: string | undefined;
  readonly order?: "number" | undefined;
  readonly start?: boolean | undefined;
}
