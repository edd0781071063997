/** Choosing people: one from a list in groups, or several by ticking; everybody of the group is offered. */

import type { WidgetProps } from "@rjsf/utils";
import { useTranslation } from "react-i18next";
import { described, type FieldContext, patternOf, pointerOf, useFields } from "../form-context.ts";
import { Checks, type Choice } from "./choice.tsx";

interface Heading {
  /** Absent for those who need none. */
  readonly label?: string;
  readonly choices: readonly Choice[];
}
const choiceOf = ({ people }: FieldContext, id: string): Choice => {
  const { name = id, organisation = "" } = people[id] ?? {};
  return { value: id, words: [name, organisation].filter(Boolean).join(", ") };
};
const byName = (a: Choice, b: Choice): number => a.words.localeCompare(b.words, "nl");
/** Everybody who can be chosen, each once, under the first heading that fits. */
function useHeadings(id: string, chosen: readonly string[]): readonly Heading[] {
  const { t } = useTranslation();
  const context = useFields();
  const { people, candidates, peopleGroups } = context;
  const may = context.among[patternOf(pointerOf(id))];
  const members = candidates.filter(({ member }) => member).map(({ id }) => id);
  const colleagues = candidates.filter(({ member }) => !member).map(({ id }) => id);
  const mentioned = Object.keys(people).filter((id) => ![...members, ...colleagues].includes(id));
  const groups = [
    ...peopleGroups,
    { label: t("form.people.group"), persons: members },
    { label: t("form.people.mentioned"), persons: [...chosen.filter((id) => people[id]), ...mentioned] },
    { label: t("form.people.colleagues"), persons: colleagues },
  ];
  const seen = new Set<string>();
  return groups.flatMap(({ label, persons }) => {
    const own = [...new Set(persons)].filter(
      (one) => !seen.has(one) && (!may || may.includes(one) || chosen.includes(one)),
    );
    for (const id of own) seen.add(id);
    return own.length === 0 ? [] : [{ label, choices: own.map((id) => choiceOf(context, id)).sort(byName) }];
  });
}

export function PersonWidget({ id, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const context = useFields();
  const chosen = typeof value === "string" ? value : "";
  return (
    <select
      id={id}
      className="control"
      value={chosen}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => context.left(pointerOf(id))}
      {...described(context, id)}
    >
      <Options headings={useHeadings(id, chosen === "" ? [] : [chosen])} first={t("form.choosePerson")} />
    </select>
  );
}
function Options({ headings, first }: { readonly headings: readonly Heading[]; readonly first: string }) {
  const options = (choices: readonly Choice[]) =>
    choices.map(({ value, words }) => (
      <option key={String(value)} value={String(value)}>
        {words}
      </option>
    ));
  const [only] = headings;
  return (
    <>
      <option value="">{first}</option>
      {headings.length === 1 && only
        ? options(only.choices)
        : headings.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              {options(choices)}
            </optgroup>
          ))}
    </>
  );
}

/** One organisation: those of everybody who can be chosen, or of the ids that the field may name. */
export function OrganisationWidget({ id, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const context = useFields();
  const may = context.among[patternOf(pointerOf(id))];
  const known = new Map(context.candidates.map((one) => [one.employer, one.organisation]));
  const choices = [...known]
    .filter(([one]) => !may || may.includes(one) || one === value)
    .map(([one, words]): Choice => ({ value: one, words }))
    .sort(byName);
  return (
    <select
      id={id}
      className="control"
      value={typeof value === "string" ? value : ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => context.left(pointerOf(id))}
      {...described(context, id)}
    >
      <Options headings={[{ choices }]} first={t("form.choose")} />
    </select>
  );
}

/** Boxes for the members of the group and who is chosen already; anybody else is added from a list. */
export function PeopleWidget(props: WidgetProps) {
  const { id, value, onChange } = props;
  const { t } = useTranslation();
  const context = useFields();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const { candidates } = context;
  const members = candidates.filter(({ member }) => member).map((one) => one.id);
  const may = context.among[patternOf(pointerOf(id))];
  const boxes = [...new Set([...members.filter((one) => !may || may.includes(one)), ...chosen])]
    .map((one) => choiceOf(context, one))
    .sort(byName);
  const others = useHeadings(id, chosen)
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter(({ value: one }) => !boxes.some((box) => box.value === one)),
    }))
    .filter(({ choices }) => choices.length > 0) as readonly Heading[];
  return (
    <div className="stack-8">
      <Checks {...props} choices={boxes} />
      {others.length > 0 && (
        <select
          className="control"
          aria-label={t("form.people.add")}
          value=""
          onChange={({ target }) => target.value !== "" && onChange([...chosen, target.value])}
          onFocus={() => context.entered(pointerOf(id))}
        >
          <Options headings={others} first={t("form.people.add")} />
        </select>
      )}
    </div>
  );
}
