/** Proves one definition in a thread of its own, its examples played: it may take long, and can be ended. */

import { parentPort, workerData } from "node:worker_threads";
import {
  coverageOf,
  exampleFindings,
  playExamples,
  refutationFindings,
  refutations,
  searchPromises,
} from "../../engine/index.ts";
import { compileValidators } from "../forms/validators.ts";
import { type KeptSource, proveSource } from "./source.ts";

const kept = workerData as KeptSource;
const { process, findings } = proveSource(kept);
const options = process && { validate: compileValidators(process) };
const roots = [kept.root, ...(kept.variant === undefined ? [] : [`${kept.root}/variants/${kept.variant}`])];
const results = process && options && playExamples(process, options);
const played = results ? exampleFindings(process, { files: new Map(kept.files), roots }, options, results) : [];
const refuted = process && options ? refutations(process, searchPromises(process), options, results) : [];
const told = [...played, ...refutationFindings(refuted, kept.root, new Map(kept.files))];
const broken = told.some(({ severity }) => severity === "error");
parentPort?.postMessage({
  hash: broken ? undefined : process?.hash,
  findings: [...findings, ...told],
  ...(results ? { coverage: coverageOf(process, results) } : {}),
  ...(options ? { refutations: refuted } : {}),
});
