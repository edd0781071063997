/** Voorbeelden: the examples of the draft played on the server, what comes true, and what none of them reaches. */

import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Coverage, PlayedExample } from "../../../../engine/index.ts";
import { ask } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import { Failure, Notice, Skeleton } from "../../../parts/feedback.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { wordsOfAddress } from "../place-words.ts";
import { playNext } from "../play/kept-plays.ts";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";
import { textAt } from "../words-of.ts";
import { CoverageDrawing } from "./coverage-drawing.tsx";

const PARTS = ["states", "events", "sections"] as const;

export function ExamplesTab({ draft, ...props }: TabProps & { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { id, revision } = draft.view;
  const navigate = useNavigate({ from: "/design/$id" });
  const play = (example: string): void => {
    playNext(id, { example });
    void navigate({ search: { tab: "play" } });
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["examples", id, revision],
    queryFn: () => ask<{ readonly coverage?: Coverage }>(`/api/drafts/${encodeURIComponent(id)}/findings`),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isFetching || !data)
    return (
      <section className="design-page">
        <p role="status">{t("design.examples.busy")}</p>
        <Skeleton lines={6} />
      </section>
    );
  const { coverage } = data;
  if (!coverage)
    return (
      <section className="design-page stack-16">
        <Notice tone="bad">{t("design.examples.failed")}</Notice>
        <Button onClick={() => void refetch()}>{t("design.examples.play")}</Button>
      </section>
    );
  const passed = coverage.examples.filter(({ failures }) => failures.length === 0).length;
  const sorted = [...coverage.examples].sort((one, other) => other.failures.length - one.failures.length);
  return (
    <section className="design-main design-page stack-16">
      <div>
        <h2>{t("design.examples.count", { passed, count: coverage.examples.length })}</h2>
        <p className="quiet">{t("design.examples.about")}</p>
      </div>
      <Missed {...props} missed={coverage.missed} />
      <CoverageDrawing {...props} coverage={coverage} />
      <ul className="design-changes stack-8">
        {sorted.map((example) => (
          <li key={example.name}>
            <ExampleLine example={{ ...example, title: titleOf(props, example) }} onPlay={() => play(example.name)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
/** In the reader's language, where the process has words for it. */
const titleOf = ({ files, root, language }: TabProps, { name, title }: PlayedExample): string =>
  textAt(files, root, language, `examples.${name}`) ?? title;

interface ExampleLineProps {
  readonly example: PlayedExample;
  readonly onPlay: () => void;
}
function ExampleLine({ example: { title, checks, failures }, onPlay }: ExampleLineProps) {
  const { t } = useTranslation();
  const passes = failures.length === 0;
  return (
    <div className="row design-finding">
      <span className={passes ? "text-ok" : "text-bad"}>
        <Icon name={passes ? "check" : "cross"} size={16} />
      </span>
      <span>
        <span className="block">
          <span className="strong">{t(passes ? "design.examples.passes" : "design.examples.differs")}</span> · {title}
        </span>
        <span className="small quiet block">{t("design.examples.checks", { count: checks })}</span>
        {failures.slice(0, 3).map(({ example, step, expected, found }) => (
          <span key={`${example} ${step} ${expected}`} className="small block">
            {t("design.examples.step", { step: step + 1, expected, found })}
          </span>
        ))}
      </span>
      <Button icon="arrow" aria-label={t("design.examples.openNamed", { title })} onClick={onPlay}>
        {t("design.examples.open")}
      </Button>
    </div>
  );
}
function Missed({ root, files, language, missed }: TabProps & { readonly missed: readonly string[] }) {
  const { t } = useTranslation();
  const ofPart = (part: string): readonly string[] => missed.filter((address) => address.split(".").at(-2) === part);
  if (missed.length === 0) return <Notice tone="ok">{t("design.examples.missedNone")}</Notice>;
  return (
    <section className="card card-body stack-8">
      <h3>{t("design.examples.missed")}</h3>
      {PARTS.filter((part) => ofPart(part).length > 0).map((part) => (
        <div key={part}>
          <p className="strong">{t(`design.examples.part.${part}`)}</p>
          <ul>
            {ofPart(part).map((address) => {
              const unit = address.split(".").slice(0, -2).join(".");
              return (
                <li key={address}>
                  {wordsOfAddress(files, root, language, address)}{" "}
                  <span className="quiet">({wordsOfAddress(files, root, language, unit)})</span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
