/** Figures of a group over a year: for its functions that they are for, equal to a count by hand, without small numbers. */

import { expect, test } from "vitest";
import { figureTable, type Measure } from "../../../engine/index.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
await playOverHttp(server, ({ at = "" }) => ["c5", "c6", "m1"].includes(at.split("/")[0] ?? ""));
const chair = await server.signIn("bram");
const [{ group }] = (await chair.get("/api/figures")).json.groups;
const year = Number(server.today.slice(0, 4));
interface Block {
  readonly title: string;
  readonly tables: readonly { readonly rows: readonly (readonly string[])[] }[];
}
const figures = async (): Promise<readonly Block[]> =>
  (await chair.get(`/api/figures/${group}?year=${year}`)).json.blocks;
const rowsOf = (blocks: readonly Block[], title: string) =>
  blocks.find((one) => one.title === title)?.tables[0]?.rows ?? [];

test("new and discussed cases, and hours of each person, equal what was played", async () => {
  const blocks = await figures();
  expect(rowsOf(blocks, "Nieuwe casussen").at(-1)?.at(-1)).toBe("2");
  expect(rowsOf(blocks, "Besprekingen van een casus").at(-1)?.at(-1)).toBe("2");
  const hours = rowsOf(blocks, "Uren per persoon: overleg en voorbereiding, zoals gepland");
  expect(hours.at(-1)?.at(-1)).toBe("10");
  expect(hours.filter(([name = ""]) => name.startsWith("Tom Brouwer")).map((row) => row.at(-1))).toEqual(["2"]);
});

test("answers of few people are not shown, and the same stands in a file with a Dutch name", async () => {
  const rows = rowsOf(await figures(), "Gaat de samenwerking zoals gewenst?");
  expect(rows.flat()).toContain("te weinig");
  const file = await chair.get(`/api/figures/${group}/figures.xlsx?year=${year}`);
  expect(file.status).toBe(200);
  expect(file.headers.get("content-disposition")).toContain(`cijfers-${year}.xlsx`);
});

test("who has no function that they are for is told of no figures", async () => {
  const member = await server.signIn("tom");
  expect((await member.get("/api/figures")).json.groups).toEqual([]);
  expect((await member.get(`/api/figures/${group}?year=${year}`)).status).toBe(404);
});

test("a number that would follow from a sum is withheld with the small one", () => {
  const measure = (part: string, count: number): Measure[] =>
    Array.from({ length: count }, () => ({ day: "2026-02-03" as never, counts: true, part }));
  const { rows } = figureTable([...measure("a", 2), ...measure("b", 6), ...measure("c", 9)], {
    kind: "count",
    per: "year",
    smallest: 5,
  });
  expect(rows.map(({ cells }) => cells)).toEqual([["small"], ["small"], [9], [17]]);
});
