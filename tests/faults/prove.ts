/** `npm run prove -- <name> --seed N [--runs N] [--control]`: proves a promise, and that its test would see it broken. */

import { parseArgs } from "node:util";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { proofs } from "./proofs.ts";

function show(title: string, { counts, failures }: ProofResult): void {
  const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${title}: ${told.join(", ")}`);
  for (const failure of failures) console.log(`  ${failure}`);
}

async function prove(proof: Proof, options: ProofOptions): Promise<boolean> {
  console.log(`${proof.name}: ${proof.promise}`);
  console.log(`seed ${options.seed}, runs ${options.runs}${options.control ? `, control: ${proof.broken}` : ""}`);
  const started = Date.now();
  const result = await proof.run(options);
  show(options.control ? "control" : "counts", result);
  let { passed, failed } = result;
  if (!options.control) {
    const control = await proof.run({ seed: options.seed, runs: proof.controlRuns, control: true });
    const caught = control.failed > 0;
    console.log(`control (${proof.broken}) caught: ${caught ? "yes" : "no"}`);
    for (const failure of control.failures) console.log(`  ${failure}`);
    if (caught) passed += 1;
    else failed += 1;
  }
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

function numberOf(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`"${text}" is no whole number.`);
  return value;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: "string" }, runs: { type: "string" }, control: { type: "boolean", default: false } },
  });
  const proof = proofs.find(({ name }) => name === positionals[0]);
  if (!proof) {
    console.error(`Say which promise: ${proofs.map(({ name }) => name).join(", ")}.`);
    return 2;
  }
  const held = await prove(proof, {
    seed: numberOf(values.seed, Math.floor(Math.random() * 1_000_000)),
    runs: numberOf(values.runs, values.control ? proof.controlRuns : proof.runs),
    control: values.control,
  });
  // With --control a failure is what was to be shown.
  return held === values.control ? 1 : 0;
}

process.exit(await main());
