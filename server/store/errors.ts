/** What can be wrong with a store, as typed errors: each message is one sentence that a person can act on. */

/** The write was not made and nothing of it will appear: disk full, locked by a backup, or closing. Try again later (503). */
export class StoreUnavailable extends Error {
  override readonly name: string = "StoreUnavailable";
}

/** Nobody knows yet whether the write was made: the same command, sent again, is answered as it was (503). */
export class StoreUnknown extends StoreUnavailable {
  override readonly name = "StoreUnknown";
}

/** The database is set so that an acknowledged step could be lost, or is too old; nothing was touched. */
export class StoreWeak extends Error {
  override readonly name = "StoreWeak";
}

/** Another server has the data folder. */
export class StoreInUse extends Error {
  override readonly name = "StoreInUse";
}

/** The data was written by a newer version of the program; nothing was touched. */
export class StoreTooNew extends Error {
  override readonly name = "StoreTooNew";
}

/** There is no store where one was to be read. */
export class StoreMissing extends Error {
  override readonly name = "StoreMissing";
}

/** The file is damaged, or is not ours. */
export class StoreDamaged extends Error {
  override readonly name = "StoreDamaged";
}
