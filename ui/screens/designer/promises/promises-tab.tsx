/** Beloften: what must never happen and what must follow, each with whether it is proved, and the way on which it breaks. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PromiseSearch, type PromiseView, pointerTo, type Refutation } from "../../../../engine/index.ts";
import { ask } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import { Empty, Notice, Skeleton } from "../../../parts/feedback.tsx";
import { Icon } from "../../../parts/icon.tsx";
import "../../../design/promises.css";
import type { Draft } from "../use-draft.ts";
import { NewPromise } from "./new-promise.tsx";
import { promiseSentence } from "./promise-words.ts";
import type { PromisesTabProps } from "./promises-props.ts";
import { usePromises } from "./use-promises.ts";
import { WayPlayer } from "./way-player.tsx";

export type Verdict = "proved" | "refuted" | "undecided";
interface Judged {
  readonly view: PromiseView;
  readonly search: PromiseSearch | undefined;
  readonly refutation: Refutation | undefined;
  readonly verdict: Verdict;
}

export function PromisesTab(props: PromisesTabProps) {
  const { t } = useTranslation();
  const { root, variant, written, draft } = props;
  const { found, busy, broken } = usePromises(root, variant, written);
  const { data: played, isFetching } = useRefutations(draft);
  // What was said of files that have changed since would be untrue now.
  if (!found || broken)
    return (
      <section className="design-page stack-16">
        {broken ? <Notice tone="bad">{t("design.promises.broken")}</Notice> : <Skeleton lines={6} />}
      </section>
    );
  const judged = found.views.map((view, n) => judge(view, found.searches[n], played?.refutations));
  const count = (verdict: Verdict): number => judged.filter((one) => one.verdict === verdict).length;
  return (
    <section className="design-main design-page stack-16">
      <div>
        <h2>{t("design.promises.title")}</h2>
        <p className="quiet">{t("design.promises.about")}</p>
        <p role="status">
          {busy || isFetching
            ? t("design.promises.busy")
            : t("design.promises.counts", {
                proved: count("proved"),
                refuted: count("refuted"),
                undecided: count("undecided"),
              })}
        </p>
      </div>
      {judged.length === 0 && <Empty title={t("design.promises.none")}>{t("design.promises.noneHelp")}</Empty>}
      <ul className="design-changes stack-12">
        {judged.map((one) => (
          <li key={`${one.view.name} ${one.view.unit}`}>
            <PromiseCard {...props} judged={one} />
          </li>
        ))}
      </ul>
      {variant === undefined ? <NewPromise {...props} /> : <p className="quiet">{t("design.promises.ofBase")}</p>}
    </section>
  );
}

/** Plays of the draft as it is on the server that break a promise. */
const useRefutations = ({ view: { id, revision } }: Draft) =>
  useQuery({
    queryKey: ["examples", id, revision],
    queryFn: () =>
      ask<{ readonly refutations?: readonly Refutation[] }>(`/api/drafts/${encodeURIComponent(id)}/findings`),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Refuted is only what was played; what was only found on the chart is not decided. */
function judge(
  view: PromiseView,
  search: PromiseSearch | undefined,
  refutations: readonly Refutation[] | undefined,
): Judged {
  const refutation = refutations?.find(({ policy }) => policy === view.name);
  const isProved = search?.outcome === "proved";
  const verdict: Verdict = isProved ? "proved" : refutation ? "refuted" : "undecided";
  return { view, search, refutation: isProved ? undefined : refutation, verdict };
}

const SIGNS = { proved: "check", refuted: "cross", undecided: "help" } as const;
const TONES = { proved: "text-ok", refuted: "text-bad", undecided: "text-warn" } as const;

function PromiseCard({ judged, ...props }: PromisesTabProps & { readonly judged: Judged }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { root, files, language, variant, onEdit } = props;
  const { view, search, refutation, verdict } = judged;
  const commits = search?.commits ?? [];
  const sentence = promiseSentence({ root, files, language }, t, view);
  const remove = (): void => onEdit([{ op: "remove", file: `${root}/policies.json`, pointer: pointerTo(view.name) }]);
  return (
    <article className="card card-body stack-8" aria-label={sentence}>
      <div className="promise-head">
        <span className={TONES[verdict]}>
          <Icon name={SIGNS[verdict]} size={20} />
        </span>
        <div className="stack-4">
          <p className="strong">{sentence}</p>
          {view.why && <p className="small quiet">{t("design.promises.why", { why: view.why })}</p>}
          <p>
            <span className={`strong ${TONES[verdict]}`}>{t(`design.promises.verdict.${verdict}`)}</span>{" "}
            {explained(t, search, refutation)}
          </p>
        </div>
        {variant === undefined && (
          <Button
            look="plain"
            icon="bin"
            aria-label={t("design.promises.remove", { what: sentence })}
            onClick={remove}
          />
        )}
      </div>
      {(commits.length > 0 || refutation) && (
        <div className="row">
          <Button icon={open ? "down" : "right"} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(verdict === "refuted" ? "design.promises.howBroken" : "design.promises.howPossible")}
          </Button>
        </div>
      )}
      {open && <WayPlayer {...props} commits={commits} refutation={refutation} />}
    </article>
  );
}

function explained(
  t: ReturnType<typeof useTranslation>["t"],
  search: PromiseSearch | undefined,
  refutation: Refutation | undefined,
): string {
  const count = search?.looked ?? 0;
  if (search?.outcome === "proved") return t("design.promises.provedBy", { count });
  if (refutation) return t("design.promises.refutedBy");
  if (search?.outcome === "possible") return t("design.promises.possibleBy", { count });
  return t("design.promises.cutOffBy", { count });
}
