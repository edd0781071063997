/** Plays definitions with the real engine: examples, previews, random plays. */

export { type Coverage, coverageOf, type PlayedExample, playExamples } from "./coverage.ts";
export { type ExampleFailure, type ExampleResult, type PlayOptions, runExample } from "./example.ts";
export { type ExampleFiles, exampleFindings } from "./findings.ts";
export { type Played, play, seeded } from "./play.ts";
export { type Breach, PolicyWatch } from "./policies.ts";
export { refutationFindings } from "./refutation-findings.ts";
export { type Refutation, refutations } from "./refute.ts";
export { replay } from "./replay.ts";
export { fullestExamples, type SampleReport, sampleReport } from "./sample-report.ts";
export { type Move, type PlayedCommit, type Recorded, type Script, World, type WorldOptions } from "./world.ts";
export { writeExample } from "./write-example.ts";
