/** What others can do next, and who: whose turn it is, and what they still wait for. */

import { useTranslation } from "react-i18next";
import type { ActionOfOther, InstanceView } from "../../../engine/index.ts";
import { Reasons } from "../../instance/reasons.tsx";
import { buttonWords } from "../../instance/ways.ts";
import { NotYetButton } from "../../parts/button.tsx";
import { Avatar } from "../../parts/person.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

const nameOf = (view: InstanceView, person: string): string => view.people[person]?.name ?? person;

/** Ways that are shut for others too: dashed, with who does this and what is missing. */
export function OthersNotYet({ view }: { readonly view: InstanceView }) {
  const { t, i18n } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const list = new Intl.ListFormat(i18n.language, { type: "disjunction" });
  return view.others
    .filter(({ open, reasons }) => !open && reasons.length > 0)
    .map(({ address, people, reasons }) => (
      <NotYetButton
        key={address}
        why={
          <>
            {t("others.does", { who: list.format(people.map((person) => nameOf(view, person))) })}{" "}
            <Reasons reasons={reasons} words={words} view={view} />
          </>
        }
      >
        {buttonWords(words, address)}
      </NotYetButton>
    ));
}

/** Whose turn it is: people with what they can do now. */
export function Turns({ view }: { readonly view: InstanceView }) {
  const { i18n } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const list = new Intl.ListFormat(i18n.language, { type: "disjunction" });
  const turns = new Map<string, ActionOfOther[]>();
  for (const way of view.others.filter(({ open }) => open)) {
    const who = way.people.join();
    turns.set(who, [...(turns.get(who) ?? []), way]);
  }
  return (
    <ul className="stack-12">
      {[...turns].map(([who, ways]) => (
        <li key={who} className="turn">
          <Avatar name={nameOf(view, ways[0]?.people[0] ?? "")} />
          <div className="small">
            <strong>{(ways[0]?.people ?? []).map((person) => nameOf(view, person)).join(", ")}</strong>
            <div className="quiet">
              {list.format(ways.map(({ address }) => buttonWords(words, address).toLowerCase()))}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
export const hasTurns = (view: InstanceView): boolean => view.others.some(({ open }) => open);
export const othersWait = (view: InstanceView): boolean =>
  view.others.some(({ open, reasons }) => !open && reasons.length > 0);
