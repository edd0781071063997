/** Who reads a section: the people who can now, and who will once something is so. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { Icon } from "../parts/icon.tsx";
import { Avatar } from "../parts/person.tsx";
import { useWindow } from "../shell/live-context.ts";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";
import { ReadersDialog } from "./readers-dialog.tsx";
import { rolesWords } from "./roles-words.ts";

interface OfSection {
  readonly view: InstanceView;
  /** Whose section it is. */
  readonly unit: UnitView;
  readonly section: SectionView;
}
interface Later {
  readonly roles: readonly string[];
  readonly fact: string | undefined;
}
/** Roles that wait for the same thing stand together. */
function laterOf({ readers }: SectionView): readonly Later[] {
  const waiting = readers.filter(({ now }) => !now);
  return [...new Set(waiting.map(({ fact }) => fact))].map((fact) => ({
    fact,
    roles: waiting.filter((reader) => reader.fact === fact).map(({ role }) => role),
  }));
}

interface Named {
  readonly person: string;
  readonly name: string;
}
/** People who can read the section at this moment, oneself first; undefined until it is known. */
function useReadersNow({ view, unit, section }: OfSection): readonly Named[] | undefined {
  const { session } = useWindow();
  const { data } = useQuery(queries.readers(view.id));
  return data?.readers
    .filter((reader) => (reader["parts"] as readonly string[] | undefined)?.includes(`${unit.path}/${section.name}`))
    .map((reader): Named => {
      const person = String(reader["person"]);
      return { person, name: data.people[person]?.name ?? view.people[person]?.name ?? person };
    })
    .sort((a, b) => Number(b.person === session.person) - Number(a.person === session.person));
}
/** «u, Yara Benali en Bram Kuipers»; the roles as long as the people are not known. */
function useNowWords({ view, unit, section }: OfSection): {
  readonly people: readonly Named[];
  readonly words: string;
} {
  const { t, i18n } = useTranslation();
  const texts = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const known = useReadersNow({ view, unit, section });
  // Who they are may be for others to know: then the roles say it.
  if (known === undefined || known.length === 0) {
    const roles = section.readers.filter(({ now }) => now).map(({ role }) => role);
    return { people: [], words: rolesWords(roles, texts) || t("readers.none") };
  }
  const names = known.map(({ person, name }) => (person === session.person ? t("readers.you") : name));
  const only = known.length === 1 && known[0]?.person === session.person;
  return {
    people: known,
    words: only ? t("readers.nobody") : new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(names),
  };
}

/** What a fact that opens a section says: of the item itself, else of the instance. */
const gateWords = (texts: DefinitionTexts, view: InstanceView, unit: UnitView, fact: string): string =>
  texts.maybe(`${unit.address}.facts.${fact}`) ?? texts(`${view.kind}.facts.${fact}`);

/** Beside a step: who reads it now, and who will. */
export function StepReaders({ view, unit, section }: OfSection) {
  const { t } = useTranslation();
  const texts = useDefinitionTexts(view.definition);
  const { words } = useNowWords({ view, unit, section });
  return (
    <ul className="why-list">
      <li>
        <span className="text-ok">
          <Icon name="check" size={16} />
        </span>
        <span>
          <strong>{t("readers.now")}</strong> {words}
        </span>
      </li>
      {laterOf(section).map(({ roles, fact }) => (
        <li key={roles.join()}>
          <Icon name={fact ? "clock" : "eyeOff"} size={16} />
          <span>
            <strong>{rolesWords(roles, texts)}:</strong>{" "}
            {fact ? t("readers.later", { fact: gateWords(texts, view, unit, fact) }) : t("readers.notNow")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Under a section: the faces of those who read it, who waits for what, and why. */
export function SectionReaders({ view, unit, section }: OfSection) {
  const { t } = useTranslation();
  const texts = useDefinitionTexts(view.definition);
  const { people, words } = useNowWords({ view, unit, section });
  const [open, setOpen] = useState(false);
  if (section.readers.length === 0) return null;
  return (
    <div className="card card-body readers-card">
      <span className="faces">
        {people.slice(0, 6).map(({ person, name }) => (
          <Avatar key={person} name={name} />
        ))}
      </span>
      <div className="grow small">
        <p>
          <strong>
            {people.length > 0 ? t("readers.peopleNow", { count: people.length }) : t("readers.rolesNow")}
          </strong>{" "}
          {words}.
        </p>
        {laterOf(section).map(({ roles, fact }) => (
          <p key={roles.join()} className="quiet">
            {rolesWords(roles, texts)}:{" "}
            {fact ? t("readers.later", { fact: gateWords(texts, view, unit, fact) }) : t("readers.notNow")}
          </p>
        ))}
      </div>
      <button type="button" className="link-button small" onClick={() => setOpen(true)}>
        {t("readers.why")}
      </button>
      {open && <ReadersDialog view={view} onClose={() => setOpen(false)} />}
    </div>
  );
}
