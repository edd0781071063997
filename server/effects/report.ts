/** Carries out a report: made as things are now, kept as it is, and told to whom the definition names. */

import { receiversOf } from "../../engine/instance/receivers.ts";
import type { Effect } from "../../engine/instance/types.ts";
import { reportOf } from "../reports/index.ts";
import type { Shell } from "../shell.ts";
import { keepDocument } from "./documents.ts";
import { sendNotices } from "./notify.ts";
import type { Source } from "./source.ts";
import { DONE, failed, type Outcome } from "./types.ts";

const LANGUAGES = ["nl", "en"];

export async function carryOutReport(
  shell: Shell,
  source: Source,
  effect: Extract<Effect, { type: "report" }>,
): Promise<Outcome> {
  const { context } = source;
  const { instance } = context;
  const models = [];
  for (const language of LANGUAGES) {
    const model = await reportOf(shell, context, effect.report, language);
    if (model) models.push(model);
  }
  if (models.length === 0) return failed("no-such-report", false);
  const id = shell.sealing.keyedHash("document", `${instance.id} ${effect.id}`);
  await keepDocument(shell, { id, instance: instance.id, report: effect.report, at: shell.now() }, models);
  if (effect.notify.length > 0)
    await sendNotices(shell, source, effect, receiversOf(context, effect.unit, effect.notify), id);
  return DONE;
}
