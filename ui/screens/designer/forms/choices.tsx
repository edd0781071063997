/** The choices of a question: their words in every language, their order, a new one, and one less. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { choicesOf, type Question, setChoices } from "../../../../engine/index.ts";
import { Button, IconButton } from "../../../parts/button.tsx";
import { announce } from "../../../parts/feedback.tsx";
import { KeptInput } from "../kept-input.tsx";
import { freshKey, LANGUAGES, textAt, textEdit, wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";

export function Choices(props: FormProps & { readonly question: Question }) {
  const { t } = useTranslation();
  const { files, form, language, onEdit, question } = props;
  const [name, setName] = useState("");
  const choices = choicesOf(question);
  if (!choices) return null;
  const address = (choice: string): string => `${question.key}.choices.${choice}`;
  const move = (index: number, by: -1 | 1): void => {
    const to = index + by;
    if (to < 0 || to >= choices.length) return;
    const next = choices.filter((_, at) => at !== index);
    next.splice(to, 0, choices[index] ?? "");
    onEdit(setChoices(files, form, question, next));
    announce(t("design.forms.movedTo", { place: to + 1, of: choices.length }));
  };
  const add = (): void => {
    if (name.trim() === "") return;
    const key = freshKey(name, choices);
    const words = { [language]: { [`.choices.${key}`]: name } };
    onEdit(setChoices(files, form, question, [...choices, key], words));
    setName("");
  };
  return (
    <section className="stack-8">
      <h3>{t("design.forms.choices")}</h3>
      <ol className="forms-choices">
        {choices.map((choice, index) => {
          const called = wordOf(files, form, language, address(choice));
          return (
            <li key={choice} className="stack-4">
              <div className="row">
                <div className="grow stack-4">
                  {LANGUAGES.map((one) => (
                    <KeptInput
                      key={one}
                      label={`${t("design.forms.choice", { choice: called })} (${t(`design.language.${one}`)})`}
                      value={textAt(files, form, one, address(choice)) ?? ""}
                      bad={!textAt(files, form, one, address(choice))}
                      onKeep={(text) => onEdit([textEdit(form, one, address(choice), text)])}
                    />
                  ))}
                </div>
                <IconButton icon="up" label={t("design.forms.up", { name: called })} onClick={() => move(index, -1)} />
                <IconButton
                  icon="down"
                  label={t("design.forms.down", { name: called })}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  icon="bin"
                  label={t("design.forms.removeChoice", { name: called })}
                  onClick={() =>
                    choices.length > 1 &&
                    onEdit(
                      setChoices(
                        files,
                        form,
                        question,
                        choices.filter((one) => one !== choice),
                      ),
                    )
                  }
                />
              </div>
            </li>
          );
        })}
      </ol>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          className="control"
          aria-label={t("design.forms.newChoice")}
          placeholder={t("design.forms.newChoice")}
          value={name}
          maxLength={200}
          onChange={({ target }) => setName(target.value)}
        />
        <Button submit icon="plus">
          {t("design.forms.addChoice")}
        </Button>
      </form>
    </section>
  );
}
