/** Stap voor stap: where the cases of each step go, and how many can. */

import { useTranslation } from "react-i18next";
import type { StateMove } from "../../../../engine/index.ts";
import { useDefinitionTexts } from "../../../texts/i18n.ts";
import { type Act, isBusy, type Migration, withTarget } from "./migration.ts";

interface TableProps {
  readonly migration: Migration;
  readonly act: Act;
}
/** Where somebody has to decide, or cases stand. */
function isShown({ address, change, isLeaf }: StateMove, { counts }: Migration): boolean {
  return counts.some((one) => one.address === address) || (isLeaf && (change === "gone" || change === "renamed"));
}
export function StateTable({ migration, act }: TableProps) {
  const { t } = useTranslation();
  const { plan, counts, total, fromVersion, toVersion } = migration;
  const shown = plan.states.filter((move) => isShown(move, migration));
  const columns = ["count", "goes", "lookAt", "stays", "went"] as const;
  return (
    <section className="stack-8">
      <h2>
        {t("design.over.table")} <span className="quiet">{t("design.over.cases", { count: total })}</span>
      </h2>
      <div className="table-box">
        <table className="table design-table">
          <thead>
            <tr>
              <th scope="col">{t("design.over.step", { version: fromVersion })}</th>
              <th scope="col">{t("design.over.step", { version: toVersion })}</th>
              <th scope="col">{t("design.over.difference")}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {t(`design.over.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((move) => (
              <StateRow key={move.address} move={move} migration={migration} act={act} />
            ))}
            <tr className="strong">
              <td colSpan={3}>{t("design.over.all")}</td>
              <td className="number">{total}</td>
              {(["goes", "look", "stays", "went"] as const).map((key) => (
                <td key={key} className="number">
                  {counts.reduce((sum, one) => sum + one[key], 0)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

const STAY = "-";
function StateRow({ move, migration, act }: TableProps & { readonly move: StateMove }) {
  const { t } = useTranslation();
  const { map, plan, from, to, fromVersion } = migration;
  const before = useDefinitionTexts(from);
  const after = useDefinitionTexts(to);
  const { address, state, unit, change, ground } = move;
  const chosen = map.states[address];
  const target = chosen === undefined ? (change === "gone" ? "" : state) : (chosen ?? STAY);
  const own = migration.counts.find((one) => one.address === address);
  const choose = (value: string): void => {
    const next = value === STAY ? null : value === "" || value === state ? undefined : value;
    void act("map", withTarget(map, "states", address, next));
  };
  const isFixed = change === "same" && chosen === undefined;
  return (
    <tr>
      <td>{before(address)}</td>
      <td>
        <select
          className="control"
          aria-label={t("design.over.target", { what: before(address) })}
          value={target}
          disabled={isBusy(migration)}
          onChange={(event) => choose(event.target.value)}
        >
          {target === "" && <option value="">{t("design.over.choose")}</option>}
          {(plan.targets[unit] ?? []).map((key) => (
            <option key={key} value={key}>
              {after(`${unit}.states.${key}`)}
            </option>
          ))}
          <option value={STAY}>{t("design.over.stay", { version: fromVersion })}</option>
        </select>
      </td>
      <td className={isFixed ? "quiet" : undefined}>
        {t(`design.over.changes.${change}`)}
        {ground && <span className="small quiet block">{t(`design.over.grounds.${ground}`)}</span>}
      </td>
      <td className="number strong">{own?.cases ?? 0}</td>
      <td className="number">{own?.goes ?? 0}</td>
      <td className="number">{own?.look ?? 0}</td>
      <td className="number">{own?.stays ?? 0}</td>
      <td className="number">{own?.went ?? 0}</td>
    </tr>
  );
}
