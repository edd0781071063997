/** Carries out a report: made as things are now, kept as it is, and told to whom the definition names. */

import { type Effect, type Recipient, type ReportModel, recipientsOf } from "../../engine/index.ts";
import { reportOf } from "../reports/index.ts";
import { audienceOf, isWithheld } from "../reports/stored-reports.ts";
import type { Shell } from "../shell.ts";
import { documentsOf, keepDocument } from "./documents.ts";
import { sendNotices } from "./notify.ts";
import { type Source, unitBehind } from "./source.ts";
import { DONE, failed, type Outcome } from "./types.ts";

const LANGUAGES = ["nl", "en"];

/** A kept paper is the first, second, … of its report. */
const asVersion = (model: ReportModel, version: number): ReportModel =>
  model.made ? { ...model, made: { ...model.made, version } } : model;

/** Nobody is told of a paper that holds what he is shut out of. */
async function whoGets(
  shell: Shell,
  { context }: Source,
  effect: Extract<Effect, { type: "report" }>,
): Promise<readonly Recipient[]> {
  const receivers = recipientsOf(context, unitBehind({ context }, effect), effect.notify);
  const shut = await Promise.all(
    receivers.map(({ person }) => {
      const organisation = shell.directory.person(person)?.organisation;
      return organisation !== undefined && isWithheld(shell, context, { person, organisation }, effect.report);
    }),
  );
  return receivers.filter((_, index) => !shut[index]);
}

export async function carryOutReport(
  shell: Shell,
  source: Source,
  effect: Extract<Effect, { type: "report" }>,
): Promise<Outcome> {
  const { context } = source;
  const { instance } = context;
  const models = [];
  const id = shell.sealing.keyedHash("document", `${instance.id} ${effect.id}`);
  const before = (await documentsOf(shell, instance.id)).filter((one) => one.report === effect.report && one.id !== id);
  const audience = await audienceOf(shell, context, effect.report);
  for (const language of LANGUAGES) {
    const model = await reportOf(shell, context, effect.report, language, audience);
    if (model) models.push(asVersion(model, before.length + 1));
  }
  if (models.length === 0) return failed("no-such-report", false);
  await keepDocument(shell, { id, instance: instance.id, report: effect.report, at: shell.now() }, models);
  if (effect.notify.length > 0) await sendNotices(shell, source, effect, await whoGets(shell, source, effect), id);
  return DONE;
}
