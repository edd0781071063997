/** How a play begins: an empty instance of a kind, or one of the examples as it ends. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { Icon } from "../../../parts/icon.tsx";
import type { DefinitionTexts } from "../../../texts/i18n.ts";
import type { PlayEvent } from "./play-machine.ts";
import type { Playable } from "./session.ts";

interface ChooseStartProps {
  readonly playable: Playable;
  readonly words: DefinitionTexts;
  readonly send: (event: PlayEvent) => void;
}
export function ChooseStart({ playable: { process }, words, send }: ChooseStartProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const examples = Object.entries(process.examples)
    .map(([name, { title = name }]) => ({ name, title: words.maybe(`examples.${name}`) ?? title }))
    .filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted));
  return (
    <section className="design-page stack-16">
      <h2>{t("design.play.begin")}</h2>
      <p className="quiet">{t("design.play.about")}</p>
      <div className="row">
        {Object.values(process.kinds).map(({ kind }) => (
          <Button key={kind} icon="plus" onClick={() => send({ type: "START", kind })}>
            {t("design.play.empty", { kind: words.maybe(`${kind}.new`) ?? words(kind) })}
          </Button>
        ))}
      </div>
      {Object.keys(process.examples).length > 0 && (
        <>
          <h3>{t("design.play.examples", { count: Object.keys(process.examples).length })}</h3>
          <TextField label={t("design.play.search")} value={search} onChange={setSearch} />
          <ul className="design-changes">
            {examples.map(({ name, title }) => (
              <li key={name}>
                <button type="button" className="design-row" onClick={() => send({ type: "EXAMPLE", name })}>
                  <Icon name="arrow" size={16} />
                  <span>{title}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
