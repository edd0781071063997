/** Who says yes to what: rows are the choices, columns the persons, last what holds now. */

import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, Json, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/value-words.ts";
import { isDone, type SetPart } from "../../instance/sets.ts";
import { unitName } from "../../instance/unit-name.ts";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

/** `was`: said yes once, and it does not count now. */
type Said = "yes" | "no" | "was" | "none" | "waiting";
const SIGNS: Readonly<Record<Said, readonly [IconName, string, string]>> = {
  yes: ["check", "text-ok", "consent.yes"],
  no: ["cross", "text-bad", "consent.no"],
  was: ["clock", "text-warn", "consent.was"],
  none: ["minus", "quiet", "consent.notAsked"],
  waiting: ["clock", "quiet", "wait.loading"],
};
function saidOf(unit: UnitView, part: SetPart, said: Json | undefined, choice: unknown, isPending: boolean): Said {
  if (unit.states.some(({ key }) => part.no?.includes(key))) return "no";
  if (isPending) return "waiting";
  if (!Array.isArray(said)) return "none";
  if (!said.includes(choice as Json)) return "no";
  return isDone(unit, part) ? "yes" : "was";
}

interface MatrixProps {
  readonly view: InstanceView;
  readonly units: readonly UnitView[];
  readonly part: SetPart;
  readonly title: string;
  readonly help: string | undefined;
  /** Path of the person that is chosen. */
  readonly chosen: string | undefined;
}
export function Matrix(props: MatrixProps) {
  const { view, units, part } = props;
  const [section = "", field = ""] = (part.matrix ?? "").split(".");
  const form = units[0]?.sections.find(({ name }) => name === section)?.form;
  const { live } = useLiveForm(view.definition, form);
  const readable = units.some((unit) => unit.sections.some(({ name, canRead }) => name === section && canRead));
  if (!live || !readable) return null;
  return <Filled {...props} live={live} section={section} field={field} />;
}

interface FilledProps extends MatrixProps {
  readonly live: LiveForm;
  readonly section: string;
  readonly field: string;
}
function Filled({ view, units, part, title, help, chosen, live, section, field }: FilledProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const contents = useQueries({
    queries: units.map((unit) => ({
      ...queries.section(view.id, unit.path, section),
      enabled: unit.sections.some(({ name, canRead, state }) => name === section && canRead && state !== "empty"),
    })),
  });
  const choices = live.published.schema.properties[field]?.items?.enum ?? [];
  if (choices.length === 0) return null;
  const all = part.may === undefined ? undefined : view.main.facts[part.may];
  const may = Array.isArray(all) ? all : undefined;
  const column = (unit: UnitView): string | undefined => (unit.path === chosen ? "chosen" : undefined);
  return (
    <section className="card">
      <div className="card-head matrix-head">
        <h3>{title}</h3>
        {help && <p className="small quiet">{help}</p>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <section className="matrix-box" tabIndex={0} aria-label={title}>
        <table className="table matrix">
          <thead>
            <tr>
              <th scope="col">{t("consent.party")}</th>
              {units.map((unit) => (
                <th key={unit.item} scope="col" className={column(unit)}>
                  {unitName(view, unit, words)}
                </th>
              ))}
              {may && <th scope="col">{t("consent.now")}</th>}
            </tr>
          </thead>
          <tbody>
            {choices.map((choice) => {
              const said = units.map((unit, index) =>
                saidOf(unit, part, contents[index]?.data?.fields[field], choice, contents[index]?.isLoading === true),
              );
              return (
                <tr key={String(choice)}>
                  <th scope="row">{live.words.choice(`/${field}`, choice)}</th>
                  {units.map((unit, index) => (
                    <td key={unit.item} className={column(unit)}>
                      <SaidWords said={said[index] ?? "none"} />
                    </td>
                  ))}
                  {may && (
                    <td>
                      <NowWords
                        takesPart={may.includes(choice)}
                        refused={said.includes("no")}
                        waits={units
                          .filter((_, index) => said[index] === "none" || said[index] === "was")
                          .map((unit) => unitName(view, unit, words))}
                      />
                    </td>
                  )}
                </tr>
              );
            })}
            {(part.also ?? []).map((address) => (
              <Also
                key={address}
                address={address}
                live={live}
                units={units}
                contents={contents}
                column={column}
                wide={may !== undefined}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function SaidWords({ said }: { readonly said: Said }) {
  const { t } = useTranslation();
  const [icon, tone, words] = SIGNS[said];
  return (
    <span className="said">
      <span className={tone}>
        <Icon name={icon} size={16} />
      </span>
      {t(words)}
    </span>
  );
}
function NowWords({
  takesPart,
  refused,
  waits,
}: {
  readonly takesPart: boolean;
  readonly refused: boolean;
  readonly waits: readonly string[];
}) {
  const { t } = useTranslation();
  if (takesPart)
    return (
      <span className="tag tag-ok">
        <Icon name="check" size={14} />
        {t("consent.takesPart")}
      </span>
    );
  if (refused || waits.length === 0)
    return (
      <span className="tag tag-bad">
        <Icon name="cross" size={14} />
        {t("consent.staysOut")}
      </span>
    );
  return (
    <span className="tag tag-warn">
      <Icon name="clock" size={14} />
      {t("consent.waitsFor", { who: waits.join(", ") })}
    </span>
  );
}

interface AlsoProps {
  readonly address: string;
  readonly live: LiveForm;
  readonly units: readonly UnitView[];
  readonly contents: readonly { readonly data?: { readonly fields: Readonly<Record<string, Json>> } | undefined }[];
  readonly column: (unit: UnitView) => string | undefined;
  readonly wide: boolean;
}
/** A further field of each person, under the choices: what may not be spoken of. */
function Also({ address, live, units, contents, column, wide }: AlsoProps) {
  const field = address.split(".")[1] ?? "";
  const schema = live.published.schema.properties[field];
  const said = units.map((_, index) =>
    valueWords(live.words, `/${field}`, schema, contents[index]?.data?.fields[field]),
  );
  if (said.every((one) => one === "")) return null;
  return (
    <tr>
      <th scope="row">{live.words.label(`/${field}`).replace(/\?$/, "")}</th>
      {units.map((unit, index) => (
        <td key={unit.item} className={column(unit)}>
          {said[index] || "–"}
        </td>
      ))}
      {wide && <td>{said.filter(Boolean).join("; ")}</td>}
    </tr>
  );
}
