/** Inlezen: takes a process that was written out elsewhere in as a draft. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, problemOf } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import { Failure, Notice } from "../../../parts/feedback.tsx";

/** As base64, without the head of a data address. */
const encoded = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

export function ReadIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { archive: await encoded(file) };
      const { id } = await ask<{ readonly id: string }>("/api/drafts/import", { method: "POST", body });
      await client.invalidateQueries({ queryKey: ["definitions"], exact: true });
      await navigate({ to: "/design/$id", params: { id } });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  const why = (problemOf(failure) as { readonly details?: { readonly refused?: string } }).details?.refused;
  return (
    <div className="stack-4">
      <input
        ref={input}
        type="file"
        accept=".tar.gz,.tgz,application/gzip"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file) void take(file);
        }}
      />
      <Button icon="page" busy={busy} onClick={() => input.current?.click()}>
        {t("design.archive.readIn")}
      </Button>
      {failure !== undefined &&
        (why === undefined ? (
          <Failure error={failure} />
        ) : (
          <Notice tone="bad">{t(`design.archive.refused.${why}`)}</Notice>
        ))}
    </div>
  );
}
