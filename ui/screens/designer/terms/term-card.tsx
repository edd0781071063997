/** One term in sentences: how long, as long as what lasts, and what happens before, at and after its end. */

import { useTranslation } from "react-i18next";
import type { Json } from "../../../../engine/index.ts";
import { Button, IconButton } from "../../../parts/button.tsx";
import { lowerFirst } from "../../../texts/sentence.ts";
import { partOf } from "../charts.ts";
import { asObject } from "../json.ts";
import { KeptInput } from "../kept-input.tsx";
import { RoleChips } from "../role-chips.tsx";
import type { TabProps } from "../tab-props.ts";
import { TextFields } from "../text-fields.tsx";
import { wordOf } from "../words-of.ts";
import { addReminder, workersOf } from "./term-edits.ts";
import type { Place, Rung, Term } from "./terms-of.ts";

export type TermProps = TabProps & { readonly term: Term };

export const useUnit = (): ((name: string) => string) => {
  const { t, i18n } = useTranslation();
  return (name) => (i18n.exists(`design.unit.${name}`) ? t(`design.unit.${name}`) : name);
};
/** A number where it stands: text in a formula stays text. */
const kept = (before: Json, text: string): Json => (typeof before === "string" ? text : Number(text));

export function TermCard(props: TermProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, term } = props;
  const unit = useUnit();
  const word = (key: string): string => wordOf(files, root, language, key);
  const title = word(term.key);
  const during = term.steps.map(({ key }) => word(`${term.chart.address}.states.${key}`)).join(", ");
  const remind = (): void => {
    const to = term.steps.flatMap(workersOf);
    const words = { nl: t("design.terms.notice", { lng: "nl" }), en: t("design.terms.notice", { lng: "en" }) };
    onEdit(addReminder(root, files, term, to, words));
  };
  return (
    <article className="card card-body stack-8" aria-label={title}>
      <h3>{title}</h3>
      <p className="row design-sentence">
        {term.length ? (
          <NumberChip {...props} label={title} place={term.length} />
        ) : (
          <code className="small">{term.formula}</code>
        )}
        <span>{unit(term.unit)}</span>
        <span className="quiet">
          {during ? t("design.terms.during", { steps: during }) : t("design.terms.while", { what: term.while })}
        </span>
      </p>
      {term.setting !== undefined && <p className="small quiet">{t("design.terms.perGroup")}</p>}
      <ul className="design-changes stack-8">
        {term.rungs.map((rung) => (
          <li key={rung.name}>
            <RungLine {...props} rung={rung} />
          </li>
        ))}
      </ul>
      <div className="row">
        <Button icon="plus" onClick={remind}>
          {t("design.terms.addReminder")}
        </Button>
      </div>
    </article>
  );
}

interface NumberChipProps extends Pick<TabProps, "onEdit"> {
  readonly label: string;
  readonly place: Place;
}
export function NumberChip({ label, place, onEdit }: NumberChipProps) {
  return (
    <span className="design-number">
      <KeptInput
        number
        label={label}
        value={String(place.value)}
        onKeep={(text) =>
          onEdit([{ op: "set", file: place.file, pointer: place.pointer, value: kept(place.value, text) }])
        }
      />
    </span>
  );
}

const SIDES = ["before", "after"] as const;
function RungLine(props: TermProps & { readonly rung: Rung }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, term, rung } = props;
  const unit = useUnit();
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${term.chart.address}.${part}.${name}`);
  const side = (rung.at ?? 0) < 0 ? "before" : "after";
  const at = (value: number): void => onEdit([{ op: "set", file: term.file, pointer: `${rung.pointer}/at`, value }]);
  const number = Math.abs(rung.at ?? 0);
  return (
    <div className="stack-8">
      <p className="row design-sentence">
        {rung.at !== undefined && (
          <>
            <span className="design-number">
              <KeptInput
                number
                label={t("design.terms.moment", { term: word("deadlines", term.name) })}
                value={String(number)}
                onKeep={(text) => at(side === "before" ? -Number(text) : Number(text))}
              />
            </span>
            <span>{unit(term.unit)}</span>
            <select
              className="control design-side"
              aria-label={t("design.terms.side")}
              value={side}
              onChange={({ target }) => at(target.value === "before" ? -Math.max(number, 1) : number)}
            >
              {SIDES.map((one) => (
                <option key={one} value={one}>
                  {t(`design.terms.${one}`)}
                </option>
              ))}
            </select>
          </>
        )}
        {rung.event !== undefined && (
          <span>{t("design.terms.event", { event: lowerFirst(word("events", rung.event)) })}</span>
        )}
        <IconButton
          icon="bin"
          label={t("design.terms.removeRung")}
          onClick={() => onEdit([{ op: "remove", file: term.file, pointer: rung.pointer }])}
        />
      </p>
      {rung.effects.map((effect) => (
        <EffectLine key={effect} {...props} effect={effect} />
      ))}
    </div>
  );
}

/** To whom a message goes, and what it says. */
function EffectLine(props: TermProps & { readonly effect: string }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, term, effect } = props;
  const part = partOf(root, files, term.chart, "effects");
  const { notify } = asObject(part.value[effect]);
  const address = `${term.chart.address}.effects.${effect}`;
  if (!Array.isArray(notify)) return <p className="small quiet">{wordOf(files, root, language, address)}</p>;
  const by = notify.map(String);
  const called = by.map((role) => wordOf(files, root, language, `roles.${role}`)).join(", ");
  return (
    <details className="design-effect">
      <summary>
        {called === ""
          ? t("design.terms.toNobody")
          : t("design.terms.message", { who: called, what: wordOf(files, root, language, address) })}
      </summary>
      <div className="stack-8 design-effect-body">
        <RoleChips
          {...props}
          label={t("design.terms.to")}
          named={by}
          onNamed={(value) =>
            onEdit([{ op: "set", file: part.file, pointer: `${part.pointer}/${effect}/notify`, value }])
          }
        />
        <TextFields {...props} folder={root} address={address} label={t("design.terms.text")} />
      </div>
    </details>
  );
}
