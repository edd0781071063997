/** Drafts that a colleague asked to review, above the work of whoever designs. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Notice } from "../../parts/feedback.tsx";
import { useWindow } from "../../shell/live-context.ts";

interface Overview {
  readonly lines: readonly { readonly process: string; readonly texts: Readonly<Record<string, string>> }[];
  readonly drafts: readonly {
    readonly id: string;
    readonly process: string;
    readonly state: string;
    readonly authors: readonly string[];
    readonly review?: { readonly reason: string; readonly by: string };
  }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export function ToReview() {
  const { t, i18n } = useTranslation();
  const { session } = useWindow();
  const isDesigner = session.duties?.includes("designer") === true;
  const { data } = useQuery({
    queryKey: ["definitions"],
    queryFn: () => ask<Overview>("/api/definitions"),
    enabled: isDesigner,
  });
  const person = session.person ?? "";
  const waiting = data?.drafts.filter(({ state, authors }) => state === "in-review" && !authors.includes(person)) ?? [];
  if (!data || waiting.length === 0) return null;
  const nameOf = (process: string): string => {
    const texts = data.lines.find((line) => line.process === process)?.texts;
    return texts?.[i18n.language] ?? texts?.["nl"] ?? process;
  };
  return waiting.map(({ id, process, review }) => (
    <Notice key={id}>
      {t("worklist.toReview", {
        name: nameOf(process),
        by: data.people.find((one) => one.id === review?.by)?.name ?? "",
        reason: review?.reason ?? "",
      })}{" "}
      <Link to="/design/$id" params={{ id }} search={{ tab: "difference" }}>
        {t("worklist.review")}
      </Link>
    </Notice>
  ));
}
