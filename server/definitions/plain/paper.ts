/** A process in plain words as a paper: chapters, tables and drawings, with rows to sign on at the end. */

import type { PlainChapter, PlainPart, PlainWords, ReportBlock, ReportModel } from "../../../engine/index.ts";

const text = (words: string | undefined): readonly ReportBlock[] =>
  words === undefined || words === "" ? [] : [{ type: "text", text: words }];

function bodyOf({ columns, kinds, rows, title }: PlainPart): readonly ReportBlock[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => row.cells);
  if (columns) return [{ type: "table", title: "", columns, rows: cells, ...(kinds ? { kinds } : {}) }];
  return [{ type: "fields", title: "", rows: cells.map(([label = title, value = ""]) => [label, value] as const) }];
}
function blocksOf(part: PlainPart): readonly ReportBlock[] {
  const { title, drawing } = part;
  return [
    ...(title === "" ? [] : [{ type: "heading", text: title } as const]),
    ...text(part.text),
    ...(drawing ? [{ type: "drawing", title: "", drawing, tables: [] } as const] : []),
    ...bodyOf(part),
  ];
}
/** A chapter that begins with a drawing, and the one to sign, begin on a page of their own. */
const isApart = ({ id, parts }: PlainChapter): boolean => id === "sign" || parts[0]?.drawing !== undefined;
const chapterOf = (chapter: PlainChapter, index: number): readonly ReportBlock[] => [
  ...(isApart(chapter) ? [{ type: "pageBreak" } as const] : []),
  ...headed(chapter, index),
];
const headed = ({ title, parts }: PlainChapter, index: number): readonly ReportBlock[] => [
  { type: "heading", text: `${index + 1}. ${title}`, isChapter: true },
  ...parts.flatMap(blocksOf),
];

const contentsOf = ({ contents, chapters }: PlainWords): readonly ReportBlock[] => [
  { type: "heading", text: contents },
  ...text(chapters.map(({ title }, index) => `${index + 1}. ${title}`).join("\n")),
];
export function plainPaper(words: PlainWords): ReportModel {
  return {
    report: "plain",
    language: words.language,
    title: words.title,
    note: words.note,
    privacy: "aggregate",
    isOpen: true,
    group: "",
    municipality: words.owner,
    blocks: [...words.text.flatMap(text), ...contentsOf(words), ...words.chapters.flatMap(chapterOf)],
  };
}
