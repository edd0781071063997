/** Asks what a new question says, where it comes and whether its answer makes somebody recognisable; nothing of that is assumed. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addQuestion, type DefinitionEdit, type Demand, pagesIn, type Question } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ChoiceField, TextField } from "../../../parts/field.tsx";
import { asObject } from "../json.ts";
import { freshKey, LANGUAGES, wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";
import { type Kind, schemaOf } from "./kinds.ts";
import { CLASSES, IDENTIFIES } from "./privacy.tsx";

interface NewQuestionProps extends FormProps {
  readonly kind: Kind;
  readonly questions: readonly Question[];
  /** Behind which it comes at first. */
  readonly chosen: Question | undefined;
  readonly onClose: () => void;
  readonly onMade: (key: string) => void;
}
const DEMANDS = ["may", "asked", "needed"] as const;
/** Where a question comes: on a page, or on each card of a list. */
interface Place {
  readonly value: string;
  readonly words: string;
  readonly inside: string;
  readonly page: string | undefined;
}

function usePlaces({ files, form, language, questions }: NewQuestionProps): readonly Place[] {
  const { t } = useTranslation();
  const pages = pagesIn(files, form);
  const holders = questions.filter(({ kind }) => kind !== "question");
  const onPages = pages.map(([page]) => ({
    value: `page ${page}`,
    words: wordOf(files, form, language, `pages.${page}`),
    inside: "",
    page,
  }));
  const whole = { value: "form", words: wordOf(files, form, language, "title"), inside: "", page: undefined };
  return [
    ...(pages.length > 0 ? onPages : [whole]),
    ...holders.map(({ key, page }) => ({
      value: `in ${key}`,
      words: t("design.forms.onEachCard", { name: wordOf(files, form, language, key) }),
      inside: key,
      page,
    })),
  ];
}
/** The cards that are chosen, or on which the chosen question stands; else its page. */
const firstPlace = (places: readonly Place[], chosen: Question | undefined): Place | undefined =>
  places.find(
    ({ inside }) =>
      chosen && inside !== "" && [chosen.inside, chosen.kind === "rows" ? chosen.key : ""].includes(inside),
  ) ??
  places.find(({ inside, page }) => inside === "" && page === chosen?.page) ??
  places[0];

export function NewQuestion(props: NewQuestionProps) {
  const { t } = useTranslation();
  const { files, form, language, kind, questions, chosen, onClose, onMade, onEdit } = props;
  const places = usePlaces(props);
  const [said, setSaid] = useState({ nl: "", en: "", firstNl: "", firstEn: "" });
  const [place, setPlace] = useState(() => firstPlace(places, chosen));
  const beside = questions.filter(
    ({ inside, page }) => inside === place?.inside && (inside !== "" || page === place.page),
  );
  const [after, setAfter] = useState(chosen?.name);
  const [demand, setDemand] = useState<Demand>("may");
  const [identifies, setIdentifies] = useState("");
  const [sort, setSort] = useState("");
  const [isTried, setTried] = useState(false);
  const behind = beside.find(({ name }) => name === after) ?? beside.at(-1);
  const needsFirst = kind.name === "rows";
  const lacks = said.nl.trim() === "" || identifies === "" || sort === "" || (needsFirst && said.firstNl.trim() === "");
  const missing = (value: string): string | undefined =>
    isTried && value.trim() === "" ? t("design.forms.sayThis") : undefined;

  const make = (): void => {
    setTried(true);
    if (lacks || !place) return;
    const taken = questions.filter(({ inside }) => inside === place.inside).map(({ name }) => name);
    const name = freshKey(said.nl, [...taken, "row", "id", "visibleTo"]);
    const inner = freshKey(said.firstNl || "first", ["id", "visibleTo"]);
    const subject = String(asObject((behind ?? chosen)?.schema["privacy"])["subject"] ?? "family");
    const schema = schemaOf(kind, { subject, identifies, class: sort }, inner);
    const choices = schema["enum"] ?? asObject(schema["items"])["enum"];
    const words = LANGUAGES.map((one) => {
      const fixed = (key: string): string => t(`design.forms.${key}`, { lng: one });
      const own = {
        "": said[one],
        ...(Array.isArray(choices) ? { ".choices.yes": fixed("yes"), ".choices.no": fixed("no") } : {}),
        ...(needsFirst ? { ".row": fixed("card"), [`.${inner}`]: one === "nl" ? said.firstNl : said.firstEn } : {}),
      };
      return [one, own] as const;
    });
    const edits: readonly DefinitionEdit[] = addQuestion(files, form, {
      inside: place.inside,
      name,
      after: behind?.name,
      page: place.page,
      schema,
      demand,
      words: Object.fromEntries(words),
    });
    onEdit(edits);
    onMade(place.inside === "" ? name : `${place.inside}.${name}`);
    onClose();
  };
  return (
    <Dialog title={t("design.forms.newOf", { kind: t(`design.forms.kind.${kind.name}`) })} onClose={onClose}>
      <form
        className="stack-16"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        {LANGUAGES.map((one) => (
          <TextField
            key={one}
            label={`${t("design.forms.question")} (${t(`design.language.${one}`)})`}
            value={said[one]}
            maxLength={300}
            error={one === "nl" ? missing(said.nl) : undefined}
            onChange={(value) => setSaid((now) => ({ ...now, [one]: value }))}
          />
        ))}
        {needsFirst &&
          (["firstNl", "firstEn"] as const).map((part) => (
            <TextField
              key={part}
              label={`${t("design.forms.firstOnCard")} (${t(`design.language.${part === "firstNl" ? "nl" : "en"}`)})`}
              value={said[part]}
              maxLength={300}
              error={part === "firstNl" ? missing(said.firstNl) : undefined}
              onChange={(value) => setSaid((now) => ({ ...now, [part]: value }))}
            />
          ))}
        <ChoiceField
          label={t("design.forms.where")}
          value={place?.value ?? ""}
          choices={places.map(({ value, words }) => ({ value, words }))}
          onChange={(value) => setPlace(places.find((one) => one.value === value))}
        />
        {beside.length > 0 && (
          <ChoiceField
            label={t("design.forms.behind")}
            value={behind?.name ?? ""}
            choices={beside.map(({ name, key }) => ({ value: name, words: wordOf(files, form, language, key) }))}
            onChange={setAfter}
          />
        )}
        <ChoiceField
          label={t("design.forms.demand")}
          value={demand}
          choices={DEMANDS.map((value) => ({ value, words: t(`design.forms.demandOf.${value}`) }))}
          onChange={(value) => setDemand(value as Demand)}
        />
        <ChoiceField
          label={t("design.privacy.identifies")}
          help={t("design.privacy.identifiesHelp")}
          value={identifies}
          none={t("design.choose")}
          error={missing(identifies)}
          choices={IDENTIFIES.map((value) => ({ value, words: t(`design.privacy.identifiesOf.${value}`) }))}
          onChange={setIdentifies}
        />
        <ChoiceField
          label={t("design.privacy.class")}
          value={sort}
          none={t("design.choose")}
          error={missing(sort)}
          choices={CLASSES.map((value) => ({ value, words: t(`design.privacy.classOf.${value}`) }))}
          onChange={setSort}
        />
        <Button submit look="primary">
          {t("design.forms.addThis")}
        </Button>
      </form>
    </Dialog>
  );
}
