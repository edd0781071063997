/** A process told from its definition: steps, who acts, terms, ways on, and where this case is. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ProcessView } from "../../../engine/views/types.ts";
import { queries } from "../../api/queries.ts";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../../texts/i18n.ts";
import type { ProcessPageProps } from "../layout-props.ts";

type KindPart = ProcessView["kinds"][number];

export function ProcessScreen({ hash, instance }: ProcessPageProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(hash);
  const process = useQuery(queries.process(hash));
  const view = useQuery({ ...queries.instance(instance ?? ""), enabled: instance !== undefined });
  const here = new Set(view.data?.main.states.map(({ key }) => key) ?? []);
  return (
    <>
      <Bar
        title={words.maybe("process") ?? t("process.title")}
        above={
          instance && (
            <Link to="/instances/$id" params={{ id: instance }}>
              {view.data?.number ?? t("process.back")}
            </Link>
          )
        }
        tags={
          process.data && (
            <span className="tag tag-line">{t("process.version", { version: process.data.version })}</span>
          )
        }
      />
      <main className="page middle stack-24">
        {process.error && <Failure error={process.error} retry={() => void process.refetch()} />}
        {process.isPending && <Skeleton lines={8} />}
        {process.data?.kinds.map((kind) => (
          <Kind key={kind.kind} kind={kind} words={words} here={view.data?.kind === kind.kind ? here : new Set()} />
        ))}
        {process.data && (
          <section className="card">
            <div className="card-head">
              <h2>{t("process.roles")}</h2>
            </div>
            <dl className="pairs card-body">
              {process.data.roles.map(({ role, held }) => (
                <div key={role} className="pair-row">
                  <dt>{words(`roles.${role}`)}</dt>
                  <dd>{t(`process.held.${held}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </main>
    </>
  );
}

function Kind({
  kind,
  words,
  here,
}: {
  readonly kind: KindPart;
  readonly words: DefinitionTexts;
  readonly here: ReadonlySet<string>;
}) {
  const { t } = useTranslation();
  const roles = (names: readonly string[]): string =>
    names.map((role) => words.maybe(`roles.${role}`) ?? words.maybe(`circles.${role}`) ?? words(role)).join(", ");
  return (
    <section className="card">
      <div className="card-head">
        <h2>{words(kind.kind)}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <section className="table-box process-table" tabIndex={0} aria-label={words(kind.kind)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("process.step")}</th>
              <th scope="col">{t("process.who")}</th>
              <th scope="col">{t("process.ways")}</th>
            </tr>
          </thead>
          <tbody>
            {kind.steps.map((step) => (
              <tr
                key={step.key}
                className={here.has(step.key) ? "chosen" : ""}
                aria-current={here.has(step.key) ? "step" : undefined}
              >
                <td>
                  <span className={`strong process-depth-${Math.min(step.depth, 3)}`}>{words(step.address)}</span>
                  {here.has(step.key) && <span className="tag tag-brand">{t("process.here")}</span>}
                  {step.end && <span className="tag">{t("process.end")}</span>}
                </td>
                <td>
                  {step.fills.map((fill) => (
                    <div key={fill.section}>
                      <strong>{words(`${kind.kind}.sections.${fill.section}`)}</strong>: {roles(fill.by)}
                      {fill.due && `, ${words(`${kind.kind}.deadlines.${fill.due}`)}`}
                      {fill.optional && ` (${t("section.optional")})`}
                    </div>
                  ))}
                </td>
                <td>
                  {step.ways.map((way) => (
                    <div key={`${way.event} ${way.to.join()}`}>
                      <strong>{words(`${kind.kind}.events.${way.event}`)}</strong>
                      {way.by.length > 0 && ` (${roles(way.by)})`} →{" "}
                      {way.to.map((state) => words(`${kind.kind}.states.${state}`)).join(", ")}
                      {way.guard && (
                        <div className="small quiet">
                          {t("process.if", { fact: words(`${kind.kind}.facts.${way.guard}`) })}
                        </div>
                      )}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {kind.terms.length > 0 && (
        <dl className="pairs card-body">
          {kind.terms.map((term) => (
            <div key={term.name} className="pair-row">
              <dt>{words(term.name)}</dt>
              <dd>
                {typeof term.value === "number" ? term.value : term.due} {t(`process.units.${term.unit}`)}
                {term.setting && <span className="quiet"> · {words(`settings.${term.setting}`)}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
