/** Kept reports: what was made at a moment stays as it was, sealed with the key of its instance. */

import type { InstanceId, ReportModel, Timestamp } from "../../engine/index.ts";
import { keyName } from "../sealing/index.ts";
import type { Shell } from "../shell.ts";

const KEPT = "documents";
const MOST = 200;

/** Ids, a report's name and a moment: no contents. */
export interface KeptDocument {
  readonly id: string;
  readonly instance: InstanceId;
  readonly report: string;
  readonly at: Timestamp;
}
interface Stored extends KeptDocument {
  readonly sealed: string;
}
const opened = (value: Uint8Array): Stored => JSON.parse(Buffer.from(value).toString()) as Stored;
const placeOf = (document: Pick<KeptDocument, "id" | "instance">): string =>
  `${document.instance} document ${document.id}`;

/** Keeps a report once: made again under the same id, the first stays. */
export async function keepDocument(
  { store, sealing }: Pick<Shell, "store" | "sealing">,
  document: KeptDocument,
  models: readonly ReportModel[],
): Promise<void> {
  const key = keyName(document.instance, "documents");
  const plain = Buffer.from(JSON.stringify(models));
  const sealed = await sealing.seal(document.instance, key, placeOf(document), plain);
  const stored: Stored = { ...document, sealed: Buffer.from(sealed).toString("base64") };
  await store.put(KEPT, document.id, JSON.stringify(stored), { owner: document.instance, ifAbsent: true });
}

/** Those of an instance, newest first. */
export async function documentsOf(
  { store }: Pick<Shell, "store">,
  instance: InstanceId,
): Promise<readonly KeptDocument[]> {
  const rows = await store.byOwner(KEPT, instance, MOST);
  return rows
    .map(({ value }) => {
      const { sealed: _sealed, ...document } = opened(value);
      return document;
    })
    .sort((a, b) => (a.at > b.at ? -1 : 1));
}

export async function documentById(
  { store }: Pick<Shell, "store">,
  id: string,
): Promise<(KeptDocument & { open(shell: Pick<Shell, "sealing">): Promise<readonly ReportModel[]> }) | undefined> {
  const value = await store.get(KEPT, id);
  if (!value) return undefined;
  const { sealed, ...document } = opened(value);
  return {
    ...document,
    open: async ({ sealing }) => {
      await sealing.load(document.instance);
      const plain = sealing.open(placeOf(document), Buffer.from(sealed, "base64"));
      return JSON.parse(Buffer.from(plain).toString()) as readonly ReportModel[];
    },
  };
}
