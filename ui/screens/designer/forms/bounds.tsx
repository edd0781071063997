/** The bounds of an answer: length of a text, a number from and up to, the first and last day, how many cards or choices. */

import { useTranslation } from "react-i18next";
import { type Question, setKeyword } from "../../../../engine/index.ts";
import { DayInput } from "../../../parts/day-input.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import type { JsonObject } from "../json.ts";
import { KeptField } from "../kept-input.tsx";
import { wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";

type BoundsProps = FormProps & { readonly question: Question; readonly questions: readonly Question[] };

function keywordsOf({ type, enum: choices, format, items }: JsonObject): readonly string[] {
  if (type === "integer" || type === "number") return ["minimum", "maximum"];
  if (type === "array") return typeof items === "object" ? ["minItems", "maxItems"] : [];
  return type === "string" && choices === undefined && format === undefined ? ["minLength", "maxLength"] : [];
}
const WHOLE = /^-?\d{1,6}$/;

export function Bounds(props: BoundsProps) {
  const { t } = useTranslation();
  const { form, onEdit, question } = props;
  const { schema } = question;
  const keywords = keywordsOf(schema);
  const isDay = schema["format"] === "date";
  if (keywords.length === 0 && !isDay) return null;
  return (
    <section className="stack-8">
      <h3>{t("design.forms.bounds")}</h3>
      {keywords.map((keyword) => (
        <KeptField
          key={keyword}
          label={t(`design.forms.bound.${keyword}`)}
          value={schema[keyword] === undefined ? "" : String(schema[keyword])}
          bad={props.at?.pointer === `${question.pointer}/${keyword}`}
          onKeep={(text) => {
            if (text.trim() === "") onEdit(setKeyword(form, question, keyword, undefined));
            else if (WHOLE.test(text.trim())) onEdit(setKeyword(form, question, keyword, Number(text)));
          }}
        />
      ))}
      {isDay && ["earliest", "latest"].map((keyword) => <DayBound key={keyword} {...props} keyword={keyword} />)}
    </section>
  );
}

/** A bound of a day: none, today, so many years or days from today, a fixed day, or another question of the form. */
function DayBound({
  files,
  form,
  language,
  onEdit,
  question,
  questions,
  keyword,
}: BoundsProps & { readonly keyword: string }) {
  const { t } = useTranslation();
  const now = typeof question.schema[keyword] === "string" ? String(question.schema[keyword]) : "";
  const [, sign, count = "", unit = ""] = /^today([+-])(\d+)([dmy])$/.exec(now) ?? [];
  const others = questions.filter(
    ({ schema, key, inside }) =>
      schema["format"] === "date" && key !== question.key && ["", question.inside].includes(inside),
  );
  const isOther = others.some(({ name }) => name === now);
  const way = now === "" ? "" : now === "today" ? "today" : sign ? `${sign}${unit}` : isOther ? `field ${now}` : "day";
  const keep = (value: string | undefined): void => onEdit(setKeyword(form, question, keyword, value));
  const choose = (next: string): void => {
    if (next === "") keep(undefined);
    else if (next === "today") keep("today");
    else if (next === "day") keep("2000-01-01");
    else if (next.startsWith("field ")) keep(next.slice("field ".length));
    else keep(`today${next[0]}${count || "1"}${next[1]}`);
  };
  return (
    <>
      <ChoiceField
        label={t(`design.forms.bound.${keyword}`)}
        value={way}
        none={t("design.forms.day.none")}
        choices={[
          { value: "today", words: t("design.forms.day.today") },
          { value: "-y", words: t("design.forms.day.backy") },
          { value: "-d", words: t("design.forms.day.backd") },
          { value: "+d", words: t("design.forms.day.ond") },
          { value: "+y", words: t("design.forms.day.ony") },
          ...(["-m", "+m"].includes(way) ? [{ value: way, words: now }] : []),
          { value: "day", words: t("design.forms.day.fixed") },
          ...others.map(({ name, key }) => ({
            value: `field ${name}`,
            words: t("design.forms.day.other", { name: wordOf(files, form, language, key) }),
          })),
        ]}
        onChange={choose}
      />
      {sign && (
        <KeptField
          label={t("design.forms.day.count")}
          value={count}
          number
          onKeep={(text) => keep(`today${sign}${text}${unit}`)}
        />
      )}
      {way === "day" && (
        <DayInput aria-label={t("design.forms.day.fixed")} value={now} onChange={(day) => day && keep(day)} />
      )}
    </>
  );
}
