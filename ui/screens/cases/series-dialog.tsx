/** Planning several of one kind at once: the days follow from a rule, each can be ticked off before they are made. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asId, type Day, seriesDays } from "../../../engine/index.ts";
import { newKey } from "../../api/client.ts";
import { useProblemWords } from "../../api/problem-words.ts";
import { createInstance, queries } from "../../api/queries.ts";
import type { Start } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { parseDay } from "../../parts/dates.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { SeriesDays } from "./series-days.tsx";
import { FIRST_RULE, RuleFields, ruleOf, type SeriesChoice } from "./series-rule.tsx";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const optionOf = ({ hash, group, kind }: Start): string => `${hash} ${group} ${kind}`;
/** The section of a new one, with its day, and its time and place where they are asked. */
function planOf({ series }: Start, day: Day, { time, place }: SeriesChoice): Record<string, Record<string, string>> {
  if (!series) return {};
  const start = series.start === undefined ? {} : { [series.start]: time };
  const at = series.place === undefined || place.trim() === "" ? {} : { [series.place]: place.trim() };
  return { [series.section]: { [series.day]: day, ...start, ...at } };
}

interface Props {
  /** Kinds on groups that may be planned in series; at least one. */
  readonly starts: readonly Start[];
  readonly onClose: () => void;
}
export function SeriesDialog({ starts, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(() => (starts[0] ? optionOf(starts[0]) : ""));
  const [choice, setChoice] = useState<SeriesChoice>(FIRST_RULE);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const start = starts.find((one) => optionOf(one) === chosen);
  const { data: holidays = [] } = useQuery({ ...queries.holidays(start?.hash ?? ""), enabled: start !== undefined });
  const sentence = useProblemWords(useDefinitionTexts(start?.hash));
  // One key for each meeting: what was made before an error is not made again.
  const keys = useRef(new Map<string, string>());
  const keyFor = (body: object): string => {
    const text = JSON.stringify(body);
    const key = keys.current.get(text) ?? newKey();
    keys.current.set(text, key);
    return key;
  };
  if (!start?.series) return null;
  const from = parseDay(choice.from);
  const free = new Set(holidays.map(({ day }) => day));
  const days = from === undefined ? [] : seriesDays(asId(from), start.series.count, ruleOf(choice), free);
  const wanted = days.filter(({ day }) => !off.has(day));
  const wrongTime = start.series.start !== undefined && !TIME.test(choice.time);
  const plan = async (): Promise<void> => {
    setTried(true);
    if (wanted.length === 0 || wrongTime) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { kind, process, group } = start;
      for (const { day } of wanted.filter((one) => !made.has(one.day))) {
        const body = { kind, process, group, with: planOf(start, day, choice) };
        await createInstance(body, keyFor(body));
        setMade((before) => new Set([...before, day]));
      }
      await client.invalidateQueries({ queryKey: ["instances"] });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t("series.title")} onClose={onClose} wide>
      <p className="quiet">{t("series.help")}</p>
      {starts.length > 1 && (
        <ChoiceField
          label={t("cases.inGroup")}
          value={chosen}
          choices={starts.map((one) => ({ value: optionOf(one), words: `${one.groupName} · ${one.municipality}` }))}
          onChange={setChosen}
        />
      )}
      <RuleFields choice={choice} onChange={setChoice} wrongFrom={from === undefined} />
      {start.series.start !== undefined && (
        <TextField
          label={t("series.start")}
          error={tried && wrongTime ? t("series.startWrong") : undefined}
          value={choice.time}
          placeholder="13:00"
          onChange={(time) => setChoice({ ...choice, time })}
        />
      )}
      {start.series.place !== undefined && (
        <TextField
          label={t("series.place")}
          value={choice.place}
          maxLength={80}
          onChange={(place) => setChoice({ ...choice, place })}
        />
      )}
      <SeriesDays days={days} holidays={holidays} off={off} made={made} onChange={setOff} />
      {tried && wanted.length === 0 && <Notice tone="warn">{t("series.none")}</Notice>}
      {problem !== undefined && <Notice tone="bad">{sentence(problem).title}</Notice>}
      <div className="modal-foot">
        <Button look="primary" busy={busy} onClick={() => void plan()} data-submit>
          {busy
            ? t("series.made", { done: made.size, count: wanted.length })
            : t("series.plan", { count: wanted.length })}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
