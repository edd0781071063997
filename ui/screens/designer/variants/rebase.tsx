/** A variant on a new version of its base: what both changed is chosen one by one, with a reason; what only the base changed comes along. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DefinitionEdit, Json } from "../../../../engine/index.ts";
import { ask } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { isObject } from "../json.ts";
import { wordsOfAddress, wordsOfPlace } from "../place-words.ts";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";

interface Conflict {
  readonly id: string;
  readonly address: string;
  readonly was?: Json;
  readonly theirs?: Json;
  readonly ours: Json;
  readonly isChosen: boolean;
}
interface Rebase {
  readonly from?: string;
  readonly to?: string;
  readonly conflicts: readonly Conflict[];
  readonly changes: readonly {
    readonly file: string;
    readonly pointer: string;
    readonly before?: Json;
    readonly after?: Json;
  }[];
}
interface RebaseProps extends TabProps {
  readonly draft: Draft;
}
/** More changes of the base are counted. */
const LISTED = 30;

export function RebasePart(props: RebaseProps) {
  const { t } = useTranslation();
  const { draft, files, root, language } = props;
  const { id, revision } = draft.view;
  const { data } = useQuery({
    queryKey: ["draft", id, "rebase", revision],
    queryFn: () => ask<{ readonly rebase?: Rebase }>(`/api/drafts/${id}/rebase`),
  });
  const rebase = data?.rebase;
  if (!rebase) return null;
  const { conflicts, changes, from = "", to = "" } = rebase;
  const left = conflicts.filter(({ isChosen }) => !isChosen).length;
  const places = [...new Set(changes.map((place) => wordsOfPlace(files, root, language, place)))];
  return (
    <section className="stack-16">
      <h2>
        {t("design.rebase.title", { from, to })}{" "}
        <span className="quiet">
          {left > 0 ? t("design.rebase.left", { count: left }) : t("design.rebase.allChosen")}
        </span>
      </h2>
      {conflicts.map((conflict, index) => (
        <ConflictCard key={conflict.id} {...props} conflict={conflict} number={index + 1} />
      ))}
      <details>
        <summary>{t("design.rebase.changes", { count: places.length })}</summary>
        <ul className="design-changes">
          {places.slice(0, LISTED).map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const WAYS = ["theirs", "ours", "edit"] as const;
function ConflictCard({
  conflict,
  number,
  ...props
}: RebaseProps & { readonly conflict: Conflict; readonly number: number }) {
  const { t } = useTranslation();
  const { files, root, language } = props;
  const { id, address, was, theirs, ours, isChosen } = conflict;
  const told = (value: Json | undefined): string =>
    value === undefined ? t("design.rebase.nothing") : valueWords(value, language);
  return (
    <div className="card card-body stack-8">
      <div className="row-between">
        <h3>
          {number}. {wordsOfAddress(files, root, language, address.replace(/\.default$/, ""))}
        </h3>
        <span className={`tag ${isChosen ? "tag-ok" : "tag-warn"}`}>
          <Icon name={isChosen ? "check" : "warn"} size={16} />{" "}
          {t(isChosen ? "design.rebase.chosen" : "design.rebase.choose")}
        </span>
      </div>
      <dl className="rebase-three">
        {(
          [
            ["was", was],
            ["theirs", theirs],
            ["ours", ours],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt className="small quiet">{t(`design.rebase.says.${name}`)}</dt>
            <dd>{told(value)}</dd>
          </div>
        ))}
      </dl>
      {!isChosen && <Choice {...props} id={id} ours={ours} />}
    </div>
  );
}

/** What people read of a value: the words of a text, a number, or the value as it is written. */
function valueWords(value: Json, language: string): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (isObject(value) && typeof value[language] === "string") return value[language];
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function Choice({ root, draft, onEdit, id, ours }: RebaseProps & { readonly id: string; readonly ours: Json }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>("ours");
  const [reason, setReason] = useState("");
  const [value, setValue] = useState(typeof ours === "object" ? "" : String(ours));
  const ways = typeof ours === "object" ? WAYS.filter((one) => one !== "edit") : WAYS;
  const file = `${root}/variants/${draft.view.variant}/overlay.json`;
  const pointer = `/edits/${id}`;
  const keep = (): void => {
    const why: DefinitionEdit = { op: "set", file, pointer: `${pointer}/why`, value: reason.trim() };
    const other: Json = typeof ours === "number" ? Number(value) : value;
    if (way === "theirs") onEdit([{ op: "remove", file, pointer }]);
    else if (way === "ours") onEdit([why]);
    else onEdit([{ op: "set", file, pointer: `${pointer}/to`, value: other }, why]);
  };
  return (
    <form
      className="stack-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") keep();
      }}
    >
      <fieldset className="stack-4">
        <legend className="sr-only">{t("design.rebase.choose")}</legend>
        {ways.map((one) => (
          <label key={one} className="row">
            <input type="radio" name={`rebase-${id}`} checked={way === one} onChange={() => setWay(one)} />
            {t(`design.rebase.ways.${one}`)}
          </label>
        ))}
      </fieldset>
      {way === "edit" && <TextField label={t("design.rebase.value")} required value={value} onChange={setValue} />}
      <TextField label={t("design.rebase.reason")} required value={reason} onChange={setReason} maxLength={2000} />
      <div>
        <Button submit look="primary">
          {t("design.rebase.keep")}
        </Button>
      </div>
    </form>
  );
}
