/** One set or round in sentences: who is asked, who records it, about what, how long it holds, when it is asked anew, what it opens, and what the person gets. */

import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { pointerTo } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Skeleton } from "../../../parts/feedback.tsx";
import { partOf, rolesOf } from "../charts.ts";
import { conditionWords } from "../condition-words.ts";
import { asList, asObject } from "../json.ts";
import { papersOf } from "../reports/report-edits.ts";
import { RoleChips } from "../role-chips.tsx";
import type { Address, DraftTab, TabProps } from "../tab-props.ts";
import { TermCard } from "../terms/term-card.tsx";
import { termsOf } from "../terms/terms-of.ts";
import { TextFields } from "../text-fields.tsx";
import { textAt, wordOf } from "../words-of.ts";
import { RuleTable } from "./rule-table.tsx";
import type { AskedSet } from "./sets-of.ts";

const Sample = lazy(async () => ({ default: (await import("../reports/sample.tsx")).Sample }));
export interface SetCardProps extends TabProps {
  readonly set: AskedSet;
  readonly draftId: string;
  readonly onOpen: (tab: DraftTab, at?: Address) => void;
}
function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="stack-8">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function SetCard(props: SetCardProps) {
  const { t } = useTranslation();
  const { root, files, language, set, onOpen } = props;
  const { chart, main, rules, anew, value } = set;
  const words = { root, files, language };
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name}`);
  const condition = (unit: string, guard: string): string => conditionWords(words, t, unit, guard);
  const terms = termsOf(root, files).filter((term) => term.chart.address === chart.address);
  const fact = asObject(partOf(root, files, main, "facts").value[set.for]);
  const enough = typeof value["enough"] === "string" ? value["enough"] : undefined;
  return (
    <article className="card card-body stack-16" aria-label={wordOf(files, root, language, chart.address)}>
      <h2>{wordOf(files, root, language, chart.address)}</h2>
      <TextFields {...props} folder={root} address={chart.address} label={t("design.name")} />
      <Part title={t("design.sets.who")}>
        <p>{t("design.sets.forEach", { what: forWords(props) })}</p>
        <details>
          <summary>{t("design.sets.formula")}</summary>
          <code className="block">{String(fact["is"] ?? set.for)}</code>
        </details>
        {typeof fact["why"] === "string" && <p className="small quiet">{t("design.sets.why", { why: fact["why"] })}</p>}
        {rules.map((one) => (
          <RuleTable key={one.fact} {...props} rules={one} />
        ))}
        {enough !== undefined && <p>{t("design.sets.enough", { what: condition(main.address, enough) })}</p>}
      </Part>
      <Part title={t("design.sets.acts")}>
        <Acts {...props} />
      </Part>
      <Part title={t("design.sets.about")}>
        <div className="design-chips">
          {Object.entries(partOf(root, files, chart, "sections").value).map(([section, own]) => (
            <Button
              key={section}
              onClick={() =>
                onOpen("forms", { file: `forms/${String(asObject(own)["form"])}/schema.json`, pointer: "" })
              }
            >
              {word("sections", section)}
            </Button>
          ))}
        </div>
      </Part>
      <Part title={t("design.sets.validity")}>
        {terms.length === 0 && <p className="quiet">{t("design.sets.noTerm")}</p>}
        {terms.map((term) => (
          <TermCard key={term.key} {...props} term={term} />
        ))}
      </Part>
      <Part title={t("design.sets.anew")}>
        {anew.length === 0 && <p className="quiet">{t("design.sets.never")}</p>}
        {anew.map(({ from, way }) => (
          <button
            key={way.pointer}
            type="button"
            className="design-row"
            onClick={() => onOpen("flow", { file: chart.file, pointer: way.pointer })}
          >
            {t(way.event === "" ? "design.sets.byItself" : "design.sets.byButton", {
              from: word("states", from.key),
              event: word("events", way.event),
              when: way.guard === "" ? t("design.flow.always") : condition(chart.address, way.guard),
            })}
          </button>
        ))}
      </Part>
      <Letters {...props} />
    </article>
  );
}

/** Words for whom there is one: those of its fact, else its name. */
function forWords({ root, files, language, set: { main, for: asked } }: SetCardProps): string {
  const key = `${main.address}.facts.${asked}`;
  return textAt(files, root, language, `${key}.count`) ?? textAt(files, root, language, key) ?? asked;
}
/** Its buttons with who may press each. */
function Acts(props: SetCardProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, set } = props;
  const events = partOf(root, files, set.chart, "events");
  const roles = rolesOf(root, files);
  return Object.entries(events.value).map(([event, own]) => {
    const by = asList(asObject(own)["by"]).map(String);
    const called = roles.filter(({ name }) => by.includes(name)).map(({ text }) => wordOf(files, root, language, text));
    const title = wordOf(files, root, language, `${set.chart.address}.events.${event}`);
    const pointer = `${events.pointer}${pointerTo(event, "by")}`;
    return (
      <details key={event}>
        <summary>
          {title}: {called.join(", ") || "–"}
        </summary>
        <RoleChips
          {...props}
          label={t("design.making.whoMay")}
          named={by}
          onNamed={(value) => onEdit([{ op: "set", file: events.file, pointer, value }])}
        />
      </details>
    );
  });
}
/** The papers that its people get, as they would get them. */
function Letters(props: SetCardProps) {
  const { t } = useTranslation();
  const { root, files, language, set, onOpen } = props;
  const papers = papersOf(root, files).filter(({ id }) => set.letters.includes(id));
  if (papers.length === 0) return null;
  return (
    <Part title={t("design.sets.gets")}>
      {papers.map((paper) => (
        <div key={paper.id} className="stack-8">
          <Button icon="pen" onClick={() => onOpen("reports", { file: paper.file, pointer: "" })}>
            {wordOf(files, root, language, `reports.${paper.id}`)}
          </Button>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Sample {...props} paper={paper} />
          </Suspense>
        </div>
      ))}
    </Part>
  );
}
