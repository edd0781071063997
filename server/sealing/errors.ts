/** Why sealed bytes cannot be opened: never with a byte of what they hold. */

export type SealFault =
  /** The key was destroyed (the contents were erased), or never kept. */
  | "key-gone"
  /** The master key is not the one that wrapped this key. */
  | "wrong-key"
  /** The bytes were changed, or stand in another place than they were sealed for. */
  | "changed";

const SENTENCES: Readonly<Record<SealFault, string>> = {
  "key-gone": "What was sealed here has been erased: its key is gone.",
  "wrong-key":
    "The master key is not the one this data was sealed with; KEY_FILE must name the key file of this data folder.",
  changed: "Sealed bytes are not as they were written, or stand in another place; restore a backup.",
};

export class SealBroken extends Error {
  override readonly name = "SealBroken";
  readonly fault: SealFault;
  constructor(fault: SealFault) {
    super(SENTENCES[fault]);
    this.fault = fault;
  }
}
