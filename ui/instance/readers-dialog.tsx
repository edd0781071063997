/** Who may see this now, as what, and who will once something is so. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, Json } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { Icon } from "../parts/icon.tsx";
import { Avatar } from "../parts/person.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";
import { rolesWords } from "./roles-words.ts";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const list = (value: Json | undefined): readonly string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === "string")
    : typeof value === "string"
      ? [value]
      : [];

/** Who may see this now, and as what. */
export function ReadersDialog({ view, onClose }: { readonly view: InstanceView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { data, error, refetch } = useQuery(queries.readers(view.id));
  return (
    <Dialog title={t("readers.title")} onClose={onClose} wide>
      <p className="quiet">{t("readers.help")}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      <ul className="stack-16">
        {(data?.readers ?? []).map((reader) => {
          const person = text(reader["person"]);
          const known = data?.people[person] ?? view.people[person];
          const roles = list(reader["roles"] ?? reader["role"]);
          const sections = list(reader["sections"]);
          return (
            <li key={`${person} ${roles.join()}`} className="row">
              <Avatar name={known?.name ?? "?"} />
              <div className="grow">
                <div>
                  <span className="strong">{known?.name ?? person}</span>
                  {known && (
                    <span className="quiet">
                      , {known.organisation}
                      {known.processor && ` ${t("readers.processor")}`}
                    </span>
                  )}
                </div>
                <div className="small quiet">
                  {roles.map((role) => words(`roles.${role}`)).join(", ")}
                  {sections.length > 0 &&
                    ` · ${seesWords(sections, view, words, (key, values) => t(key, values ?? {}))}`}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      <LaterReaders view={view} />
    </Dialog>
  );
}

/** «ziet alles», or the parts of the case by name; what is only of an item stands behind it. */
function seesWords(
  addresses: readonly string[],
  view: InstanceView,
  words: DefinitionTexts,
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const main = view.main.sections.filter(({ state }) => state !== "absent").map(({ address }) => address);
  if (main.every((address) => addresses.includes(address))) return t("readers.all");
  const own = addresses.filter((address) => main.includes(address));
  return t("readers.sees", { what: (own.length > 0 ? own : addresses).map((address) => words(address)).join(", ") });
}

/** Who will be able to see something, and what that waits for: over all sections of the case. */
function LaterReaders({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const texts = useDefinitionTexts(view.definition);
  const waits = new Map<string, Set<string>>();
  for (const { readers } of view.main.sections)
    for (const { role, now, fact } of readers)
      if (!now && fact !== undefined) waits.set(fact, new Set([...(waits.get(fact) ?? []), role]));
  if (waits.size === 0) return null;
  return (
    <div className="stack-8">
      <h3>{t("readers.notYet")}</h3>
      <ul className="why-list">
        {[...waits].map(([fact, roles]) => (
          <li key={fact}>
            <Icon name="clock" size={16} />
            <span>
              <strong>{rolesWords([...roles], texts)}:</strong> {texts(`${view.kind}.facts.${fact}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
