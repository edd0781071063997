/** Proberen: the draft runs here with the real engine and the real screens; nothing leaves this window. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Failure, Notice, Skeleton } from "../../../parts/feedback.tsx";
import "../../../design/play.css";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";
import { Playing } from "./playing.tsx";
import { playable } from "./session.ts";

export function PlayTab({ draft, ...props }: TabProps & { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { id, revision, root, variant } = draft.view;
  const { data, error, refetch } = useQuery({
    queryKey: ["play", id, revision],
    queryFn: async () => (await playable({ id, revision, root, variant, files: draft.written })) ?? "broken",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data)
    return (
      <div className="design-page">
        <p role="status">{t("design.play.starting")}</p>
        <Skeleton lines={6} />
      </div>
    );
  if (data === "broken")
    return (
      <div className="design-page">
        <Notice tone="bad">{t("design.play.broken")}</Notice>
      </div>
    );
  return <Playing {...props} key={`${id} ${revision}`} draftId={id} playable={data} />;
}
