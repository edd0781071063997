/** The drawings and grids of a paper, where a layout names it: made for this reader, as the paper is. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { DrawingCard } from "./drawing.tsx";
import { GridCard } from "./grid.tsx";

export function PaperDrawings({ view, report }: { readonly view: InstanceView; readonly report: string }) {
  const { i18n } = useTranslation();
  const { data, error, refetch } = useQuery(queries.paper(view.id, report, i18n.language === "en" ? "en" : "nl"));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return data.blocks.map((block, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have the order of the paper
    if (block.type === "drawing") return <DrawingCard key={index} block={block} />;
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have the order of the paper
    return block.type === "grid" ? <GridCard key={index} block={block} /> : null;
  });
}
