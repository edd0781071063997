/** The way on which a promise breaks, played step by step: what happens in words, and where it is on the drawing. */

import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Refutation, SearchStep } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Skeleton } from "../../../parts/feedback.tsx";
import type { Paint } from "../canvas/boxes.tsx";
import { chartsOf, stepsOf } from "../charts.ts";
import { playNext } from "../play/kept-plays.ts";
import { wordOf } from "../words-of.ts";
import { stepWords } from "./promise-words.ts";
import type { PromisesTabProps } from "./promises-props.ts";

const Canvas = lazy(async () => ({ default: (await import("../canvas/canvas.tsx")).Canvas }));

interface WayPlayerProps extends PromisesTabProps {
  readonly commits: readonly (readonly SearchStep[])[];
  readonly refutation: Refutation | undefined;
}
export function WayPlayer({ commits, refutation, ...props }: WayPlayerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/design/$id" });
  const { root, files, language, draft } = props;
  const words = { root, files, language };
  const [at, setAt] = useState(Math.max(0, commits.length - 1));
  const replay = (): void => {
    if (!refutation) return;
    playNext(draft.view.id, { script: refutation.script, from: refutation.example });
    void navigate({ search: { tab: "play" } });
  };
  return (
    <div className="promise-way">
      <div className="stack-8">
        {commits.length > 0 && (
          <>
            <ol className="promise-steps">
              {commits.map((steps, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a way is the order of its steps
                <li key={n}>
                  <button
                    type="button"
                    className="design-row"
                    aria-current={n === at ? "step" : undefined}
                    onClick={() => setAt(n)}
                  >
                    <span>
                      {steps.map((step, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: as above
                        <span key={index} className={index === 0 ? "block" : "block small quiet"}>
                          {stepWords(words, t, step)}
                        </span>
                      ))}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            <div className="row">
              <Button icon="left" aria-disabled={at === 0} onClick={() => setAt(Math.max(0, at - 1))}>
                {t("design.promises.back")}
              </Button>
              <Button
                icon="right"
                aria-disabled={at === commits.length - 1}
                onClick={() => setAt(Math.min(commits.length - 1, at + 1))}
              >
                {t("design.promises.on")}
              </Button>
            </div>
          </>
        )}
        {refutation && (
          <>
            <p className="small quiet">{t("design.promises.playedFrom")}</p>
            <Button icon="arrow" onClick={replay}>
              {t("design.promises.play")}
            </Button>
          </>
        )}
      </div>
      {commits.length > 0 && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <PaintedChart {...props} commits={commits} now={at} />
        </Suspense>
      )}
    </div>
  );
}

interface PaintedProps extends PromisesTabProps {
  readonly commits: WayPlayerProps["commits"];
  /** How many commits are behind. */
  readonly now: number;
}
/** The chart of the unit that moved last, with the steps it went through and where it is now. */
function PaintedChart({ commits, now, ...props }: PaintedProps) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  const until = commits.slice(0, now + 1).flat();
  const who = commits[now]?.at(-1)?.who;
  const chart = chartsOf(root, files).find(({ address }) => address === who);
  if (!chart) return null;
  const steps = stepsOf(files, chart);
  const own = until.filter((step) => step.who === who);
  const passed = new Set(own.flatMap(({ from, to }) => [...from, ...to]));
  const standing = new Set(own.at(-1)?.to ?? []);
  const paintOf = (key: string): Paint | undefined =>
    standing.has(key) ? "now" : passed.has(key) ? "passed" : undefined;
  const painted = new Map<string, Paint>();
  for (const { key, pointer } of steps) {
    const paint = paintOf(key);
    if (paint) painted.set(pointer, paint);
  }
  const here = steps.find(({ key }) => standing.has(key))?.pointer;
  return (
    <figure className="promise-chart">
      <figcaption className="small quiet">
        {t("design.promises.drawing", { unit: wordOf(files, root, language, chart.address) })}
      </figcaption>
      <Canvas
        {...props}
        chart={chart}
        steps={steps}
        chosen={here}
        painted={painted}
        onChoose={() => undefined}
        readOnly
      />
    </figure>
  );
}
