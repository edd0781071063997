/** Access records of a report: of the instance it was made of, and of each instance that it shows across a link. */

import { type InstanceId, isShutOut, mainUnit, type ReportAccess } from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import { contextOf } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import { linkedIn } from "../reports/index.ts";
import type { Shell } from "../shell.ts";
import { type Authorized, recordAt } from "./authorize.ts";

/** The record of a report as a part of its instance. @param part `report/<name>` or `document/<id>` */
export const reportRecord = ({ record }: Authorized, part: string, access: ReportAccess | undefined): AccessRecord => ({
  ...record,
  sections: [part],
  ...(access ? { role: access.role, gates: [...new Set([...(record.gates ?? []), ...access.gates])] } : {}),
});

/** How the reader takes part in an instance that the report shows across a link, if at all, and which report showed it. */
async function linkedRecord(
  shell: Shell,
  { actor, context }: Authorized,
  record: AccessRecord,
  instance: InstanceId,
): Promise<readonly AccessRecord[]> {
  const loaded = await load(shell, instance);
  if (!loaded) return [];
  const there = contextOf(shell, loaded, shell.now());
  // An instance that the reader is shut out of is not in the report.
  if (isShutOut(there, actor, mainUnit(there))) return [];
  const found = recordAt(there, actor, record);
  // Stored records say so since the first release.
  const through = `paper ${context.instance.id}`;
  const participation = found.participation ? `${found.participation}; ${through}` : through;
  return [{ ...found, role: found.role === "" ? record.role : found.role, participation }];
}
/** A report is a read of its instance and of each that it shows across a link. */
export async function reportReads(
  shell: Shell,
  authorized: Authorized,
  record: AccessRecord,
  report: string,
): Promise<readonly AccessRecord[]> {
  const linked = await Promise.all(
    linkedIn(authorized.context, report).map((instance) => linkedRecord(shell, authorized, record, instance)),
  );
  return [record, ...linked.flat()];
}
