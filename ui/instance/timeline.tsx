/** What happened, newest first, by day: one line per thing somebody did, with what followed and what changed by field. */

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, TimelineEntry } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { Button } from "../parts/button.tsx";
import { dateText, isoDay, longDay, timeText } from "../parts/dates.ts";
import { Empty, Failure, Skeleton } from "../parts/feedback.tsx";
import { type DefinitionTexts, useDefinitionTexts, useLanguage } from "../texts/i18n.ts";
import { lowerFirst } from "../texts/sentence.ts";
import { type Deed, deedsOf } from "./activity-groups.ts";
import { unitName } from "./unit-name.ts";

type T = (key: string, values?: Record<string, unknown>) => string;

const KNOWN = new Set([
  "SectionWritten",
  "EventTaken",
  "StateChanged",
  "ItemAdded",
  "InstanceCreated",
  "NumberGiven",
  "HandedOver",
  "LinkAnswered",
  "SectionErased",
  "Excluded",
  "ExclusionLifted",
  "TaskTaken",
  "TaskReleased",
  "Sent",
  "WentOver",
]);
/** What a commit is about comes first: what somebody did, then what was written, then what followed. */
const RANK = [
  "InstanceCreated",
  "WentOver",
  "HandedOver",
  "EventTaken",
  "ItemAdded",
  "SectionWritten",
  "SectionErased",
];
const rank = ({ type }: TimelineEntry): number => (RANK.indexOf(type) + RANK.length + 1) % (RANK.length + 1);

function entryWords(
  entry: TimelineEntry,
  { view, people }: { readonly view: InstanceView; readonly people: InstanceView["people"] },
  words: DefinitionTexts,
  t: T,
): string {
  const what = words.maybe(`${entry.address}.told`) ?? words(entry.address);
  const unit = entry.item === undefined ? undefined : view.items.find(({ item }) => item === entry.item);
  const name = unit ? unitName(view, unit, words) : undefined;
  if (entry.type === "LinkAnswered")
    return `${name ?? what}: ${t(`timeline.answers.${entry.states?.includes("refused") ? "refused" : "accepted"}`)}`;
  // An item is told by what it is called; its kind only where that says no more.
  if (name && entry.type === "ItemAdded")
    return t("timeline.ItemAdded", { what: name.startsWith(what) ? name : `${what}, ${name}` });
  if (name && entry.type === "StateChanged") return `${name}: ${lowerFirst(what)}`;
  const who = entry.to === undefined ? "" : (people[entry.to]?.name ?? "");
  const told = entry.asked
    ? t("timeline.asked", { what })
    : t(`timeline.${KNOWN.has(entry.type) ? entry.type : "other"}`, {
        what,
        who,
        number: entry.number ?? "",
        version: entry.version ?? "",
      });
  return name && !told.includes(name) ? `${name}: ${lowerFirst(told)}` : told;
}

function changedWords(field: string, entry: TimelineEntry, view: InstanceView, words: DefinitionTexts): string {
  const name = entry.address.split(".").at(-1);
  const form = [view.main, ...view.items]
    .flatMap(({ sections }) => sections)
    .find((section) => section.address === entry.address || section.name === name)?.form;
  const key = field.replace(/^\//, "").replaceAll("/", ".");
  return (form ? words(`forms.${form}.${key}`) : words(field)).replace(/[?.:]$/, "");
}

export function Timeline({ view, section }: { readonly view: InstanceView; readonly section?: string | undefined }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const language = useLanguage();
  const { data, error, refetch, ...more } = useInfiniteQuery(queries.timeline(view.id));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const own = section === undefined ? undefined : view.main.sections.find(({ name }) => name === section);
  // Within a page they stand in order; whole pages from the oldest on give one story.
  const all = [...data.pages].reverse().flatMap((page) => page.entries);
  const people = Object.assign({}, ...data.pages.map((page) => page.people)) as InstanceView["people"];
  const entries = own ? all.filter(({ address }) => address === own.address) : all;
  const deeds = deedsOf(entries);
  if (deeds.length === 0 && !more.hasNextPage) return <Empty title={t("timeline.empty")} />;
  const days = [...new Set(deeds.map(({ entries: [first] }) => isoDay(first?.at ?? "")))];
  return (
    <div className="stack-24 timeline">
      {own && <h2>{t("timeline.of", { what: words(own.address) })}</h2>}
      {days.map((day) => (
        <section key={day}>
          <h3 className="timeline-day">
            {longDay(new Date(`${day}T12:00:00Z`), language)} <span className="sr-only">{dateText(day)}</span>
          </h3>
          <ol>
            {deeds
              .filter(({ entries: [first] }) => isoDay(first?.at ?? "") === day)
              .map((deed) => (
                <DeedLine key={deed.entries[0]?.revision} view={view} deed={deed} people={people} />
              ))}
          </ol>
        </section>
      ))}
      {more.hasNextPage && (
        <Button look="plain" busy={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
          {t("timeline.older")}
        </Button>
      )}
    </div>
  );
}

function DeedLine({
  view,
  deed,
  people,
}: {
  readonly view: InstanceView;
  readonly deed: Deed;
  readonly people: InstanceView["people"];
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const tell: T = (key, values) => t(key, values ?? {});
  const [first, ...rest] = [...deed.entries].sort((a, b) => rank(a) - rank(b));
  if (!first) return null;
  // What was filled in along with it stands in the fields that changed.
  const lines = rest
    .filter(({ type, changed: fields }) => type !== "SectionWritten" || !fields?.length)
    .map((entry) => entryWords(entry, { view, people }, words, tell));
  const changed = deed.entries.flatMap((entry) =>
    (entry.changed ?? []).map((field) => changedWords(field, entry, view, words)),
  );
  return (
    <li className="timeline-deed">
      <time dateTime={first.at}>{timeText(first.at)}</time>
      <div>
        <div className="strong">{entryWords(first, { view, people }, words, tell)}</div>
        <div className="small quiet">
          {first.by === undefined
            ? t("timeline.unnamed")
            : (people[first.by]?.name ?? view.people[first.by]?.name ?? t("timeline.system"))}
          {first.role && `, ${words(`roles.${first.role}`)}`}
          {first.reason !== undefined && `: ${first.reason}`}
          {deed.times > 1 && `, ${t("timeline.times", { count: deed.times })}`}
        </div>
        {lines.length > 0 && (
          <ul className="small timeline-then">
            {[...new Set(lines)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {changed.length > 0 && (
          <div className="small quiet">
            {t("timeline.changedFields", { count: changed.length })}{" "}
            <span className="timeline-fields">
              {[...new Set(changed)].map((field) => (
                <span key={field} className="tag tag-line">
                  {field}
                </span>
              ))}
            </span>
          </div>
        )}
      </div>
    </li>
  );
}
