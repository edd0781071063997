/** A process in plain words: readable without knowing a name of its files, and for a variant what is different from its base. */

import { expect, test } from "vitest";
import { plainWords } from "../../../engine/views/plain/index.ts";
import { shippedProcesses } from "../../support/processes.ts";

const all = shippedProcesses("mdo-jeugd");
const [shipped, variant] = all.map(({ process }) => process);
if (!shipped || !variant) throw new Error("There is no process with a variant.");

/** A name as files write it: `agendaPlace`, `item.is.done`. */
const NAME = /\b[a-z]+[A-Z]\w*|\b\w+\.\w+\(|&&|==/;

test.each(["nl", "en"])("no sentence in %s shows a name of the definition", (language) => {
  const { chapters } = plainWords(shipped, { language });
  const cells = chapters.flatMap(({ parts }) =>
    parts.flatMap(({ title, rows }) => [title, ...rows.flatMap((row) => row.cells)]),
  );
  expect(cells.filter((cell) => NAME.test(cell))).toEqual([]);
});

test("every step says who fills in and which buttons lead on", () => {
  const { chapters } = plainWords(shipped, { language: "nl" });
  const check = chapters.flatMap(({ parts }) => parts).find(({ id }) => id === "case.states.check");
  const words = check?.rows.map(({ cells }) => cells.join(" ")).join("\n");
  expect(words).toContain("Controle (door secretaris; termijn: Controle klaar)");
  expect(words).toContain("Aannemen (door secretaris). Dan: Loopt. Kan niet zolang: ");
});

test("what is not searched is not said to be proved", () => {
  const promises = (verdict?: "proved" | "refuted" | "undecided") =>
    plainWords(shipped, { language: "nl", verdicts: () => verdict })
      .chapters.find(({ id }) => id === "promises")
      ?.parts[0]?.rows.map(({ cells }) => cells[1]);
  expect(new Set(promises())).toEqual(new Set(["Nog niet nagezocht."]));
  expect(promises("undecided")?.join()).not.toContain("Bewezen");
  expect(promises("proved")?.join()).toContain("Bewezen");
});

test("a variant says first what it does otherwise than its base, and a role with another name once", () => {
  const words = plainWords(variant, { language: "nl", base: shipped, place: "Oosterveen" });
  const [first] = words.chapters;
  expect(first?.title).toBe("Wat Oosterveen anders doet");
  const rows = first?.parts[0]?.rows.map(({ cells }) => cells) ?? [];
  expect(rows).toContainEqual(["Wie doen er mee? › deelnemer gebiedsteam", "deelnemer", "deelnemer gebiedsteam"]);
  expect(rows.filter((cells) => cells[2]?.includes("gebiedsteam")).length).toBe(1);
  expect(rows.filter(([where]) => where?.endsWith("Termijn voor de terugkoppeling"))).toEqual([
    [expect.anything(), "Nu: 5 werkdagen", "Nu: 10 werkdagen"],
  ]);
});

test("a process does nothing otherwise than itself", () => {
  const words = plainWords(shipped, { language: "en", base: shipped, place: "here" });
  expect(words.chapters[0]?.parts[0]?.rows).toEqual([]);
});
