/** Everything that the designer works out beside the screen: one program, loaded once; the name of a worker says which work it does. */

import { findings } from "./findings.ts";
import { outline } from "./outline.ts";
import { promises } from "./promises.ts";
import { sample } from "./sample.ts";
import { uses } from "./uses.ts";

const WORK = { findings, outline, promises, sample, uses } as const;
const work = WORK[self.name as keyof typeof WORK] as (question: never) => unknown;

self.onmessage = ({ data }: MessageEvent<unknown>) => self.postMessage(work(data as never));
