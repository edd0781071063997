/** One task: what, why, of which case, when, and the way to it. Whoever shares it with others can take it, give it back, or take it over. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { pathFrom } from "../../../engine/index.ts";
import { useProblemWords } from "../../api/problem-words.ts";
import { useCommand } from "../../api/queries.ts";
import type { Held, People, Scope, ToldTask } from "../../api/types.ts";
import { dateText, isoDay, weekday } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { TermLines } from "../../parts/term.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { type DefinitionTexts, useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import { lowerFirst } from "../../texts/sentence.ts";

interface TaskRowProps {
  readonly task: ToldTask;
  /** What is to be filled in after it, in the same go. */
  readonly after: readonly ToldTask[];
  /** No longer to be done. */
  readonly gone: boolean;
  readonly scope: Scope;
  readonly people: People;
}

/** What is asked, and of whom where its set tells several apart: «Ask: member 2». */
export function taskTitle(task: ToldTask, words: DefinitionTexts): string {
  const title = words.maybe(`${task.address}.task`) ?? words(task.address);
  if (!task.called) return title;
  if ("text" in task.called) return `${title}: ${task.called.text}`;
  const { address, at } = task.called;
  return `${title}: ${words(address)}${at === undefined ? "" : ` ${at}`}`;
}
/** Who may do it: people by name, functions in words. */
export const whoDoes = (
  task: ToldTask,
  people: People,
  words: DefinitionTexts,
  me?: { readonly person: string | null; readonly word: string },
): string =>
  [
    ...task.persons.map((person) => (person === me?.person ? me.word : (people[person]?.name ?? ""))),
    ...task.functions.map((name) => words(`roles.${name}`)),
  ]
    .filter(Boolean)
    .join(", ");

export function TaskRow({ task, after, gone, scope, people }: TaskRowProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(task.definition);
  const language = useLanguage();
  return (
    <li className={`work-row${gone ? " work-row-gone" : ""}`}>
      <div className="work-text">
        <TaskLink task={task} gone={gone} words={words} />
        <Why task={task} scope={scope} people={people} words={words} />
        {after.length > 0 && (
          <span className="small work-why">
            {t("worklist.after", { what: after.map((one) => lowerFirst(taskTitle(one, words))).join(", ") })}
          </span>
        )}
      </div>
      <div className="work-case small">
        <span className="strong">
          {task.number ?? (task.held ? heldText(task.held, language) : (task.about ?? words(task.kind)))}
        </span>
        {task.number !== undefined && task.about !== undefined && <span>{task.about}</span>}
        <span className="quiet work-process">{words.maybe("process") ?? words(task.kind)}</span>
      </div>
      <div className="work-due">
        {gone ? (
          <span className="tag">{t("worklist.isDone")}</span>
        ) : task.due ? (
          <TermLines term={task.due} />
        ) : (
          <span className="small quiet">{t("term.none")}</span>
        )}
      </div>
      <div className="work-end">
        {!gone && task.shared && task.can && task.type !== "answer" && <Taking task={task} words={words} />}
        {!gone && (
          <span className="work-go" aria-hidden="true">
            <span className="work-go-words">
              {after.length > 0
                ? t("worklist.goOn")
                : task.can && task.type === "section"
                  ? (words.maybe(`${task.address}.button`) ?? t("worklist.fill"))
                  : t("worklist.open")}
            </span>
            <Icon name="right" size={16} />
          </span>
        )}
      </div>
    </li>
  );
}

/** `ma 28-12-2026, 14:00` */
const heldText = ({ day, start }: Held, language: string): string =>
  `${weekday(day, language)} ${dateText(day)}${start ? `, ${start}` : ""}`;

/** A text with places for facts belongs to the screen that has them. */
const isWhole = (text: string | undefined): boolean => text !== undefined && !/\{\w+\}/.test(text);

/** To the form that asks, or to the place in the case where it can be done. */
function TaskLink({
  task,
  gone,
  words,
}: {
  readonly task: ToldTask;
  readonly gone: boolean;
  readonly words: DefinitionTexts;
}) {
  const title = taskTitle(task, words);
  const number = task.number === undefined ? "" : `, ${task.number}`;
  if (gone)
    return (
      <span className="work-what">
        {title}
        <span className="sr-only">{number}</span>
      </span>
    );
  if (task.can && task.type === "section")
    return (
      <Link
        className="work-what work-link"
        to="/instances/$id/fill/$section"
        params={{ id: task.instance, section: task.name }}
        search={{ unit: task.path || undefined }}
      >
        {title}
        <span className="sr-only">{number}</span>
      </Link>
    );
  return (
    <Link
      className="work-what work-link"
      to="/instances/$id"
      params={{ id: task.instance }}
      search={{ show: task.path || undefined }}
    >
      {title}
      <span className="sr-only">{number}</span>
    </Link>
  );
}

function Why({
  task,
  scope,
  people,
  words,
}: Pick<TaskRowProps, "task" | "scope" | "people"> & { readonly words: DefinitionTexts }) {
  const { t } = useTranslation();
  const { session } = useWindow();
  const day = t("worklist.since", { date: dateText(isoDay(task.since)) });
  const reason = [words.maybe(`${task.address}.why`), words.maybe(`${task.address}.help`)].find(isWhole);
  const since = reason === undefined ? day : `${reason} · ${day}`;
  if (task.taken)
    return (
      <span className="small work-why row">
        <span className="tag tag-brand">
          <Icon name="person" size={14} />
          {task.taken.by === session.person
            ? t("worklist.takenByYou")
            : t("worklist.takenBy", { name: people[task.taken.by]?.name ?? "" })}
        </span>
        <span className="quiet">{since}</span>
      </span>
    );
  const why =
    scope === "organisation" || task.shared
      ? t(task.can ? "worklist.openTo" : "worklist.with", {
          who: whoDoes(task, people, words, { person: session.person, word: t("worklist.you") }),
          since,
        })
      : since;
  return <span className="small quiet work-why">{why}</span>;
}

function Taking({ task, words }: { readonly task: ToldTask; readonly words: DefinitionTexts }) {
  const { t } = useTranslation();
  const { session } = useWindow();
  const send = useCommand(task.instance);
  const sentence = useProblemWords(words);
  const { taken } = task;
  const mine = taken?.by === session.person;
  const label = mine ? "release" : taken ? "takeOver" : "take";
  const act = (): void =>
    send.mutate({
      type: mine ? "ReleaseTask" : "TakeTask",
      unit: pathFrom(task.path),
      task: task.type,
      name: task.name,
      ...(taken && !mine ? { from: taken.by } : {}),
    });
  return (
    <span className="work-take">
      <button
        type="button"
        className="button button-small"
        aria-busy={send.isPending || undefined}
        aria-label={t(`worklist.${label}Of`, { what: taskTitle(task, words) })}
        onClick={act}
      >
        {t(`worklist.${label}`)}
      </button>
      {send.error && (
        <span role="alert" className="small text-bad">
          {sentence(send.error).title}
        </span>
      )}
    </span>
  );
}
