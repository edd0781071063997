/** Throws a draft away, after a question that says what is lost. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import type { Draft } from "./use-draft.ts";

export function Discard({ draft, changes }: { readonly draft: Draft; readonly changes: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const { state } = draft.view;
  if (state !== "draft" && state !== "in-review") return null;
  const discard = async (): Promise<void> => {
    setBusy(true);
    const done = await draft.act("discard");
    setBusy(false);
    setOpen(false);
    if (!done) return;
    await client.invalidateQueries({ queryKey: ["definitions"] });
    await navigate({ to: "/design" });
  };
  return (
    <>
      <Button icon="bin" onClick={() => setOpen(true)}>
        {t("design.discard.act")}
      </Button>
      {isOpen && (
        <Dialog title={t("design.discard.title")} onClose={() => setOpen(false)}>
          <p>{changes === 0 ? t("design.discard.nothing") : t("design.discard.lost", { count: changes })}</p>
          <div className="row">
            <Button look="grave" busy={busy} onClick={() => void discard()}>
              {t("design.discard.act")}
            </Button>
            <Button look="plain" onClick={() => setOpen(false)}>
              {t("act.cancel")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
