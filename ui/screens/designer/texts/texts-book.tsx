/** The texts of a draft as a workbook: out as a file, and in by way of a list of what it changes. */

import { useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import type { TabProps } from "../tab-props.ts";
import { BookDialog } from "./book-dialog.tsx";
import { type BookOutcome, readBook } from "./read-book.ts";

export function TextsBook({ language, onEdit }: Pick<TabProps, "language" | "onEdit">) {
  const { t } = useTranslation();
  const { id } = useParams({ from: "/design/$id" });
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<BookOutcome>();
  const read = async (file: File): Promise<void> => {
    setBusy(true);
    try {
      const found = await readBook(id, file);
      setOutcome(typeof found === "string" ? { problem: found } : found);
    } catch (error) {
      setOutcome({ problem: problemOf(error).code });
    }
    setBusy(false);
  };
  return (
    <>
      <a className="button" href={`/api/drafts/${encodeURIComponent(id)}/texts?language=${language}`} download>
        {t("design.texts.toBook")}
      </a>
      <Button aria-disabled={busy} onClick={() => !busy && input.current?.click()}>
        {t(busy ? "design.texts.reading" : "design.texts.fromBook")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("design.texts.fromBook")}
        accept=".xlsx"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again when it was mended.
          target.value = "";
          if (file) void read(file);
        }}
      />
      {outcome && <BookDialog outcome={outcome} onEdit={onEdit} onClose={() => setOutcome(undefined)} />}
    </>
  );
}
