/** A process told from its definition as a line of steps: who acts, by when, how it goes on, and where this case is. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView, ProcessView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { plainWords, useDefinitionTexts } from "../../texts/i18n.ts";
import type { ProcessPageProps } from "../layout-props.ts";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import { createTeller, type Teller } from "./process-words.ts";
import { StepLine } from "./step-line.tsx";

type KindPart = ProcessView["kinds"][number];

export function ProcessScreen({ hash, instance }: ProcessPageProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(hash);
  const process = useQuery(instance === undefined ? queries.process(hash) : queries.processOf(instance));
  const { data: view } = useQuery({ ...queries.instance(instance ?? ""), enabled: instance !== undefined });
  if (isNotFound(process.error)) return <NotFoundScreen />;
  const tell = createTeller(words, t, process.data);
  // The kind one came from stands first.
  const kinds = [...(process.data?.kinds ?? [])].sort(
    (a, b) => Number(b.kind === view?.kind) - Number(a.kind === view?.kind),
  );
  return (
    <>
      <Bar
        title={words.maybe("process") ?? t("process.title")}
        above={
          instance && (
            <Link to="/instances/$id" params={{ id: instance }}>
              ‹ {view?.number ?? t("process.back")}
            </Link>
          )
        }
        tags={
          process.data && (
            <span className="tag tag-line">
              {t("process.version", { version: process.data.version })}
              {process.data.variant !== undefined &&
                ` · ${t("process.variant", { variant: words.maybe(`variants.${process.data.variant}`) ?? plainWords(process.data.variant) })}`}
            </span>
          )
        }
      />
      <main className="page middle">
        <div className="process stack-24">
          {process.error && <Failure error={process.error} retry={() => void process.refetch()} />}
          {process.isPending && <Skeleton lines={8} />}
          {words.maybe("process.help") && <p>{words.maybe("process.help")}</p>}
          {process.data && (
            <p className="quiet">{t(view ? "process.introOf" : "process.intro", { group: view?.group.name })}</p>
          )}
          {kinds.map((kind) => (
            <Kind key={kind.kind} kind={kind} tell={tell} view={view?.kind === kind.kind ? view : undefined} />
          ))}
          {process.data && <Roles process={process.data} tell={tell} />}
        </div>
      </main>
    </>
  );
}

/** State → how many are in it. */
function counted(states: readonly { readonly key: string }[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { key } of states) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

function Kind({
  kind,
  tell,
  view,
}: {
  readonly kind: KindPart;
  readonly tell: Teller;
  readonly view: InstanceView | undefined;
}) {
  const { t } = useTranslation();
  const here = counted(view?.main.states ?? []);
  return (
    <section className="stack-16">
      <h2>{tell.words(kind.address)}</h2>
      {view && view.line.length > 0 && <LineSoFar view={view} tell={tell} />}
      <StepLine steps={kind.steps} tell={tell} here={here} />
      {kind.items.map((item) => {
        const active = counted(
          (view?.items ?? []).filter(({ name }) => name === item.item).flatMap(({ states }) => states),
        );
        return (
          <details key={item.item} className="card process-item">
            <summary>
              <h3>{tell.words.maybe(`${item.address}.many`) ?? tell.words(item.address)}</h3>
              <span className="small quiet">{t("process.inside", { count: item.steps.length })}</span>
              {active.size > 0 && <span className="tag tag-brand">{t("process.here")}</span>}
            </summary>
            <div className="card-body">
              <StepLine steps={item.steps} tell={tell} here={active} />
            </div>
          </details>
        );
      })}
      {kind.terms.length > 0 && (
        <section className="card">
          <div className="card-head">
            <h3>{t("process.terms")}</h3>
          </div>
          <dl className="pairs card-body">
            {kind.terms.map((term) => (
              <div key={term.name} className="pair-row">
                <dt>{tell.words(term.name)}</dt>
                <dd>
                  {tell.term(term.name)}
                  {term.setting && <span className="quiet"> · {tell.words(`settings.${term.setting}`)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </section>
  );
}

/** The short line of the definition, as far as this case has come. */
function LineSoFar({ view, tell }: { readonly view: InstanceView; readonly tell: Teller }) {
  const { t } = useTranslation();
  return (
    <ol className="process-so-far small" aria-label={t("case.line")}>
      {view.line.map((step) => (
        <li key={step.key} data-state={step.state}>
          {tell.words(step.address)} <span className="sr-only">{t(`case.lineStates.${step.state}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function Roles({ process, tell }: { readonly process: ProcessView; readonly tell: Teller }) {
  const { t } = useTranslation();
  const help = (role: string): string | undefined => tell.words.maybe(`roles.${role}.help`);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("process.roles")}</h2>
      </div>
      <dl className="pairs card-body">
        {process.roles.map(({ role, held }) => (
          <div key={role} className="pair-row">
            <dt>{tell.role(role)}</dt>
            <dd>
              {t(`process.held.${held}`)}
              {help(role) !== undefined && <div className="small quiet">{help(role)}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
