/** Opens a draft and goes to it. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ask } from "../../api/client.ts";
import type { Names } from "./making/names.ts";

export interface NewDraft {
  readonly process: string;
  readonly variant?: string | undefined;
  readonly from?: string;
  readonly place?: string;
  readonly copyOf?: string;
  readonly name?: string;
  readonly template?: string;
  readonly names?: Names;
  readonly rebase?: boolean;
}
export function useOpenDraft() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const open = async (body: NewDraft): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { id } = await ask<{ readonly id: string }>("/api/drafts", { method: "POST", body });
      await client.invalidateQueries({ queryKey: ["definitions"], exact: true });
      await navigate({
        to: "/design/$id",
        params: { id },
        search: body.variant === undefined ? {} : { tab: "variant" },
      });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return { open, busy, failure };
}
