/** A whole process as readable words, chapter by chapter: what a steering group reads and signs. */

import type { CompiledProcess } from "../../compile/types.ts";
import { processView } from "../process-view.ts";
import { askedParts } from "./asked.ts";
import { plainDifference } from "./difference.ts";
import { chartDrawing } from "./drawing.ts";
import { itemParts } from "./parts.ts";
import { promiseParts, type Verdicts } from "./promises.ts";
import { rightsParts } from "./rights.ts";
import { paperParts, roleParts, settingParts, signParts } from "./small-parts.ts";
import { stepParts } from "./steps.ts";
import { type PlainText, type Teller, tellerOf } from "./teller.ts";
import { termParts } from "./terms.ts";
import type { PlainChapter, PlainPart, PlainWords } from "./types.ts";

export interface PlainOptions {
  readonly language: string;
  readonly verdicts?: Verdicts;
  /** Of a variant: the process that it is a variant of, and whose it is. */
  readonly base?: CompiledProcess;
  readonly place?: string;
}
/** Signs of the content hash that stand on the paper. */
const MARK = 12;

function stepChapters(teller: Teller): readonly PlainChapter[] {
  const { process, say, word } = teller;
  return processView(process).kinds.flatMap((kind): readonly PlainChapter[] => {
    const unit = word(kind.address);
    const drawing = chartDrawing(teller, kind);
    const drawn: readonly PlainPart[] = drawing
      ? [
          {
            id: `${kind.address} drawing`,
            title: say("steps.drawing", { unit }),
            text: say("steps.drawing.about"),
            drawing,
            rows: [],
          },
        ]
      : [];
    const items = itemParts(teller, kind);
    return [
      {
        id: `steps ${kind.address}`,
        title: say("chapter.steps", { unit }),
        parts: [...drawn, ...stepParts(teller, kind)],
      },
      ...(items.length === 0
        ? []
        : [{ id: `parts ${kind.address}`, title: say("chapter.parts", { unit }), parts: items }]),
    ];
  });
}
/** Everything but the difference and the place to sign. */
function chaptersOf(teller: Teller, verdicts: Verdicts): readonly PlainChapter[] {
  const chapter = (id: string, key: PlainText, parts: readonly PlainPart[]): readonly PlainChapter[] =>
    parts.length === 0 ? [] : [{ id, title: teller.say(key), parts }];
  return [
    ...chapter("roles", "chapter.roles", roleParts(teller)),
    ...stepChapters(teller),
    ...chapter("asked", "chapter.asked", askedParts(teller)),
    ...chapter("rights", "chapter.rights", rightsParts(teller)),
    ...chapter("terms", "chapter.terms", termParts(teller)),
    ...chapter("papers", "chapter.papers", paperParts(teller)),
    ...chapter("promises", "chapter.promises", promiseParts(teller, verdicts)),
    ...chapter("settings", "chapter.settings", settingParts(teller)),
  ];
}
/** What is decided of promises does not make two processes different. */
const UNDECIDED: Verdicts = () => undefined;
/** What a process does otherwise than another, in sentences; a role that is called otherwise is told once. */
export function differenceWords(before: CompiledProcess, after: CompiledProcess, language: string) {
  const [one, other] = [tellerOf(before, language, after), tellerOf(after, language)];
  const [own] = chaptersOf(tellerOf(before, language), UNDECIDED);
  const [, ...rest] = chaptersOf(one, UNDECIDED);
  return plainDifference({ chapters: [...(own ? [own] : []), ...rest] }, { chapters: chaptersOf(other, UNDECIDED) });
}

function differentChapter(teller: Teller, base: CompiledProcess, place: string): PlainChapter {
  const { process, language, say } = teller;
  const found = differenceWords(base, process, language);
  const absent = say("different.absent");
  return {
    id: "different",
    title: say("chapter.different", { place }),
    parts: [
      {
        id: "different",
        title: "",
        text: say(found.length === 0 ? "different.none" : "different.about"),
        columns: [say("different.where"), say("different.before"), say("different.after", { place })],
        rows: found.map(({ id, where, before, after }) => ({ id, cells: [where, before ?? absent, after ?? absent] })),
      },
    ],
  };
}

/** Everything in it is plain data. */
export function plainWords(process: CompiledProcess, options: PlainOptions): PlainWords {
  const { language, verdicts = UNDECIDED, base, place = process.variant ?? "" } = options;
  const teller = tellerOf(process, language);
  const { say, word } = teller;
  const values = {
    process: word("process"),
    place,
    version: process.version,
    own: process.variantVersion ?? "",
    mark: process.hash.slice(0, MARK),
  };
  const isVariant = process.variant !== undefined;
  const about = teller.text("process.help");
  return {
    language,
    title: say(isVariant ? "titleVariant" : "title", values),
    owner: isVariant ? `${values.process}, ${place}` : values.process,
    contents: say("contents"),
    text: [
      ...(about === undefined ? [] : [/[.!?]$/.test(about) ? about : `${about}.`]),
      say("intro", values),
      ...(isVariant ? [say("introVariant", values)] : []),
      say(isVariant ? (values.own === "" ? "versionBare" : "versionVariant") : "version", values),
    ],
    note: say("note", values),
    chapters: [
      ...(base ? [differentChapter(teller, base, place)] : []),
      ...chaptersOf(teller, verdicts),
      { id: "sign", title: say("chapter.sign"), parts: signParts(teller) },
    ],
  };
}
export type { PlainDifference } from "./difference.ts";
export type { Verdict, Verdicts } from "./promises.ts";
export type { PlainChapter, PlainPart, PlainRow, PlainWords } from "./types.ts";
