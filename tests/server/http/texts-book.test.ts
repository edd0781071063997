/** The texts of a draft go out as a workbook and come back as a list of changes; what is wrong in it is told by cell. */

import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
let author: Client;
let path: string;
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const designer = served.shell.directory.people().find(({ duties = [] }) => duties.includes("designer"));
  author = await clientOf(served.origin, designer?.id);
  const { json } = await author("POST", "/api/drafts", { process: "mdoJeugd" });
  path = `/api/drafts/${json.id}/texts`;
}, 60_000);
afterAll(() => served.close());

async function download(): Promise<ExcelJS.Workbook> {
  const response = await fetch(`${served.origin}${path}?language=nl`, { headers: { cookie: author.cookie() } });
  expect(response.headers.get("content-disposition")).toContain("teksten-mdo-jeugd.xlsx");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  return book;
}
const give = async (bytes: Uint8Array | ExcelJS.Buffer) =>
  author("POST", path, { file: Buffer.from(bytes as Uint8Array).toString("base64") });
const giveBook = async (book: ExcelJS.Workbook) => give(await book.xlsx.writeBuffer());
function rowOf(book: ExcelJS.Workbook, sheet: string, address: string): number {
  const column = book.getWorksheet(sheet)?.getColumn("A").values ?? [];
  const found = column.indexOf(address);
  if (found < 0) throw new Error(`no row ${address}`);
  return found;
}

test("a workbook that comes back as it went changes nothing, and its rows say in words where a text stands", async () => {
  const book = await download();
  const row = rowOf(book, "Proces", "case.states.check.help");
  expect(book.getWorksheet("Proces")?.getCell(`B${row}`).text).toBe("Casus › stap › Controle › uitleg");
  expect(rowOf(book, "Formulieren", "forms.mdo-jeugd/family.title")).toBeGreaterThan(1);
  expect((await giveBook(book)).json).toEqual({ changes: [], faults: [], absent: 0 });
});

test("three mistakes are told by sheet and cell, and the good rows can be taken over", async () => {
  const book = await download();
  const [sheet, forms] = [book.getWorksheet("Proces"), book.getWorksheet("Formulieren")];
  const good = rowOf(book, "Proces", "case.states.check");
  const address = rowOf(book, "Proces", "roles.chair");
  const placeholder = rowOf(book, "Proces", "reports.actionList.blocks.title");
  const formula = rowOf(book, "Formulieren", "forms.mdo-jeugd/family.title");
  if (!sheet || !forms) throw new Error("no sheet");
  sheet.getCell(`C${good}`).value = { richText: [{ text: "Nakijken" }] };
  sheet.getCell(`A${address}`).value = "roles.chairman";
  sheet.getCell(`C${placeholder}`).value = "Actielijst van vandaag";
  sheet.getCell(`D${placeholder}`).value = "Actions of {{ meeting.plan.date }}";
  forms.getCell(`C${formula}`).value = { formula: "1+1", result: 2 };
  const { json } = await giveBook(book);
  expect(json.faults).toMatchObject([
    { code: "changed-address", sheet: "Proces", cell: `A${address}`, name: "roles.chair" },
    {
      code: "lost-placeholder",
      sheet: "Proces",
      cell: `C${placeholder}`,
      name: "{{meeting.plan.date}}",
      text: "Actielijst van vandaag",
    },
    { code: "formula", sheet: "Formulieren", cell: `C${formula}` },
  ]);
  expect(json.changes).toMatchObject([
    { address: "case.states.check", language: "nl", before: "Controle", after: "Nakijken" },
    { address: "reports.actionList.blocks.title", language: "en", after: "Actions of {{ meeting.plan.date }}" },
  ]);
});

test("an empty, too long, repeated or unknown row is told, and rows that are gone stay in the draft", async () => {
  const book = await download();
  const sheet = book.getWorksheet("Proces");
  if (!sheet) throw new Error("no sheet");
  const [empty, long, lost] = ["case.states.check", "case.states.draft", "roles.guest"].map((one) =>
    rowOf(book, "Proces", one),
  );
  sheet.getCell(`C${empty}`).value = "";
  sheet.getCell(`C${long}`).value = "a".repeat(2_001);
  sheet.getCell(`D${long}`).value = "Draft of {{ nobody }}";
  sheet.addRow(["roles.chair", "", "leider"]);
  sheet.addRow(["roles.nobody", "", "niemand"]);
  const last = sheet.rowCount;
  sheet.getRow(lost ?? 0).eachCell((cell) => {
    cell.value = null;
  });
  const { json } = await giveBook(book);
  expect(json.faults).toMatchObject([
    { code: "too-long", cell: `C${long}` },
    { code: "unknown-placeholder", cell: `D${long}`, name: "{{nobody}}" },
    { code: "empty-text", cell: `C${empty}` },
    { code: "duplicate-row", cell: `A${last - 1}`, text: "leider" },
    { code: "unknown-address", cell: `A${last}`, name: "roles.nobody" },
  ]);
  expect(json).toMatchObject({ changes: [], absent: 1 });
});

test("what was changed in the draft since the workbook was made is told with the change", async () => {
  const book = await download();
  const row = rowOf(book, "Proces", "roles.chair");
  const sheet = book.getWorksheet("Proces");
  if (!sheet) throw new Error("no sheet");
  sheet.getCell(`C${row}`).value = "gespreksleider";
  const edits = [{ op: "set", file: "workflows/mdo-jeugd/texts.nl.json", pointer: "/roles.chair", value: "leider" }];
  expect((await author("POST", path.replace(/texts$/, "edits"), { revision: 0, edits })).status).toBe(200);
  expect((await giveBook(book)).json.changes).toMatchObject([
    { address: "roles.chair", before: "leider", since: "voorzitter", after: "gespreksleider" },
  ]);
});

test("what is no workbook, not one of these texts or unpacks to too much is refused", async () => {
  expect((await give(Buffer.from("name;text"))).json.code).toBe("not-a-workbook");
  const other = new ExcelJS.Workbook();
  other.addWorksheet("Blad1").addRow(["naam"]);
  expect((await giveBook(other)).json.code).toBe("not-these-texts");
  other.worksheets[0]?.addRow(["a".repeat(9_000_000)]);
  expect((await giveBook(other)).json.code).toBe("book-too-large");
});
