/** Geschiedenis: everything that was done to the draft, by whom and when, and going back to any point of it. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { valueIn } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Empty } from "../../../parts/feedback.tsx";
import { asObject } from "../json.ts";
import { overview } from "../overview.ts";
import { wordsOfPlace } from "../place-words.ts";
import type { TabProps } from "../tab-props.ts";
import type { Draft, DraftEntry } from "../use-draft.ts";
import { sentenceOf } from "../variants/sentences.ts";
import { moment } from "./moment.ts";

/** More places of one change are counted. */
const MOST = 3;

export function HistoryTab(props: TabProps & { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { draft, language } = props;
  const { data } = useQuery(overview);
  const { entries, state } = draft.view;
  const called = (id: string): string => data?.people.find((one) => one.id === id)?.name ?? "–";
  const isOpen = state === "draft";
  if (entries.length === 0) return <Empty title={t("design.history.none")}>{t("design.history.noneHelp")}</Empty>;
  return (
    <section className="design-main design-page stack-16">
      <h2>{t("design.history.title")}</h2>
      <ol className="design-changes design-rows" reversed>
        {entries
          .map((entry, index) => ({ entry, revision: index + 1 }))
          .toReversed()
          .map(({ entry, revision }) => (
            <li key={revision} className="row-between">
              <span>
                <Did {...props} entry={entry} />
                <span className="small quiet block">
                  {moment(entry.at, language)} · {called(entry.by)}
                </span>
              </span>
              {isOpen && revision < entries.length && (entry.type === "edit" || entry.type === "back") && (
                <Button onClick={() => void draft.act("back", { to: revision })}>{t("design.history.back")}</Button>
              )}
            </li>
          ))}
        <li className="row-between">
          <span>{t("design.history.begin")}</span>
          {isOpen && <Button onClick={() => void draft.act("back", { to: 0 })}>{t("design.history.back")}</Button>}
        </li>
      </ol>
    </section>
  );
}

function Did({
  entry,
  files,
  root,
  language,
  draft,
}: TabProps & { readonly draft: Draft; readonly entry: DraftEntry }) {
  const { t } = useTranslation();
  const { type, edits = [], reason, to } = entry;
  if (type === "back") {
    const before = draft.view.entries[(to ?? 0) - 1];
    return (
      <>{before ? t("design.history.did.back", { at: moment(before.at, language) }) : t("design.history.did.start")}</>
    );
  }
  if (type !== "edit") return <>{t(`design.history.did.${type}`, { reason })}</>;
  const telling = { t, root, language, written: draft.written, files };
  const places = edits.map((edit) => {
    const pointer = "pointer" in edit ? edit.pointer : "";
    const [, id] = /^\/edits\/([^/]+)/.exec(pointer) ?? [];
    if (id === undefined || !edit.file.endsWith("/overlay.json"))
      return wordsOfPlace(files, root, language, { file: edit.file, pointer });
    const now = valueIn(draft.written, edit.file, `/edits/${id}`);
    const entry = edit.op === "set" && pointer === `/edits/${id}` ? edit.value : now;
    return entry === undefined ? t("design.history.did.gone", { id }) : sentenceOf(telling, asObject(entry)).words;
  });
  const distinct = [...new Set(places)];
  const more = distinct.length - MOST;
  return (
    <>
      {t("design.history.did.edit", { places: distinct.slice(0, MOST).join("; ") })}
      {more > 0 && ` ${t("design.history.did.more", { count: more })}`}
    </>
  );
}
