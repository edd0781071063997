/** Who is played, and on what. */

import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { functionsOf, nameOf, peopleIn } from "./people.ts";
import type { PlayPartProps } from "./play-props.ts";

export function PlayBar({ context, played, words, send }: PlayPartProps) {
  const { t } = useTranslation();
  const { world, me, process } = played;
  const people = peopleIn(world).map((person) => {
    const name = nameOf(process, words, person);
    const functions = functionsOf(world, person)
      .map((role) => words.maybe(`roles.${role}`))
      .filter((role) => role !== undefined && role !== name);
    return { value: String(person.id), words: [name, ...functions].join(", ") };
  });
  const examples = Object.entries(process.examples).map(([value, { title = value }]) => ({ value, words: title }));
  return (
    <div className="play-bar">
      <ChoiceField
        label={t("design.play.as")}
        value={me.id}
        choices={people}
        onChange={(person) => send({ type: "AS", person })}
      />
      <ChoiceField
        label={t("design.play.in")}
        value={context.from}
        none={t("design.play.ownCase")}
        choices={examples}
        onChange={(name) => (name === "" ? send({ type: "LEAVE" }) : send({ type: "EXAMPLE", name }))}
      />
      <p className="quiet small">{t("design.play.invented")}</p>
      <Button icon="cross" onClick={() => send({ type: "LEAVE" })}>
        {t("design.play.other")}
      </Button>
    </div>
  );
}
