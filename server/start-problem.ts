/** Why the server cannot start, as one sentence that says what would help; undefined for what is a fault of the program. */

import { ClockDoubtful } from "./clock.ts";
import { type Config, ConfigProblem } from "./config.ts";
import { DefinitionsBroken } from "./definitions/index.ts";
import { DemoBroken } from "./demo/files.ts";
import { KeyFileUnusable, SealBroken } from "./sealing/index.ts";
import { StoreDamaged, StoreInUse, StoreTooNew, StoreUnavailable, StoreWeak } from "./store/errors.ts";

/** Errors that bring their own sentence. */
const TOLD = [
  ConfigProblem,
  ClockDoubtful,
  StoreInUse,
  StoreTooNew,
  StoreDamaged,
  StoreUnavailable,
  StoreWeak,
  KeyFileUnusable,
  SealBroken,
  DefinitionsBroken,
  DemoBroken,
];

type Sentence = (place: string, code: string) => string;
const full: Sentence = (place, code) =>
  `The disk of DATA_DIR (${place}) is full (${code}); make space and start again, nothing that was saved is lost.`;
const notWritable: Sentence = (place, code) =>
  `DATA_DIR is ${place}, where nothing can be written (${code}); give it to the user that runs the server, or choose another place.`;
const damaged: Sentence = (place, code) => `The data in DATA_DIR (${place}) is damaged (${code}); restore a backup.`;
const failing: Sentence = (place, code) =>
  `The disk of DATA_DIR (${place}) cannot be read or written (${code}); mend it or choose another place.`;
const foreign: Sentence = (place, code) =>
  `The data in DATA_DIR (${place}) has another shape than this version reads (${code}); restore a backup or choose another place.`;

/** By the code of the operating system or of SQLite; the first that fits. */
const BY_CODE: readonly (readonly [RegExp, Sentence])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/, full],
  [/^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT|SQLITE_(CANTOPEN|READONLY|PERM|AUTH)\w*)$/, notWritable],
  [/^SQLITE_(CORRUPT|NOTADB)\w*$/, damaged],
  [/^(EIO|EFBIG|SQLITE_IOERR\w*)$/, failing],
  [/^SQLITE_\w+$/, foreign],
];

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** The sentence for an error at start, or undefined when nobody foresaw it. */
export function startProblem(error: unknown, { dataFolder }: Pick<Config, "dataFolder">): string | undefined {
  if (TOLD.some((kind) => error instanceof kind)) return (error as Error).message.replaceAll(/\s*\n\s*/g, " ");
  const code = codeOf(error);
  // A file of the program itself that is missing is not the data's fault.
  const { path } = error as NodeJS.ErrnoException;
  if (typeof path === "string" && !path.startsWith(dataFolder) && !dataFolder.startsWith(path)) return undefined;
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1](dataFolder, code);
}
