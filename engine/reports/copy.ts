/** The copy of one organisation: the same paper, with what is theirs marked. */

import type { ReportBlock, ReportModel } from "./types.ts";

function marked(block: ReportBlock, organisation: string): ReportBlock {
  if (block.type !== "table" || !block.whose) return block;
  return { ...block, marked: block.whose.map((whose) => whose.includes(organisation)) };
}

/** @param organisation its name as the paper writes it; a paper that knows no copies is given as it is. */
export function copyFor(model: ReportModel, organisation: string): ReportModel {
  if (model.copyText === undefined) return model;
  return { ...model, copyFor: organisation, blocks: model.blocks.map((block) => marked(block, organisation)) };
}
