/** Makes the paper of a process in plain words, in a thread of its own. */

import { parentPort, workerData } from "node:worker_threads";
import type { PlainWords } from "../../../engine/index.ts";
import { renderPdf } from "../../reports/pdf.ts";
import { plainPaper } from "./paper.ts";

const { words, at } = workerData as { readonly words: PlainWords; readonly at: string };
parentPort?.postMessage(await renderPdf(plainPaper(words), new Date(at)));
