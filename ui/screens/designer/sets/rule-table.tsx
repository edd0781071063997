/** A decision table in words: each row is a rule of which every cell is changed where it stands, unless the rule is locked. */

import { useTranslation } from "react-i18next";
import { parsedFile, pointerTo } from "../../../../engine/index.ts";
import { Icon } from "../../../parts/icon.tsx";
import { asObject } from "../json.ts";
import { KeptInput } from "../kept-input.tsx";
import type { TabProps } from "../tab-props.ts";
import type { Rules } from "./sets-of.ts";

/** What people call a value of a column: the words of a choice of a question that is called as the column is. */
function valueWords({ files, language }: RuleTableProps, column: string, value: string): string {
  const key = new RegExp(`(^|\\.)${column}\\.choices\\.${value}$`);
  for (const file of files.keys()) {
    if (!file.startsWith("forms/") || !file.endsWith(`/texts.${language}.json`)) continue;
    const found = Object.entries(asObject(parsedFile(files, file))).find(([one]) => key.test(one))?.[1];
    if (typeof found === "string") return found;
  }
  return value;
}
const NAME = /[A-Za-z]\w*/g;

type RuleTableProps = TabProps & { readonly rules: Rules };
export function RuleTable(props: RuleTableProps) {
  const { rules, variant, onEdit } = props;
  const { t } = useTranslation();
  const { file, pointer, columns, rows, locked, why } = rules;
  // A lock holds for variants; who changes the process itself answers for it.
  const isLocked = locked !== "" && variant !== undefined;
  const titles = [...columns, t("design.sets.outcome")];
  return (
    <div className="stack-8">
      <div className="table-box">
        <table className="table design-table">
          <thead>
            <tr>
              <th scope="col">{t("design.sets.rule")}</th>
              {titles.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([row, cells]) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {cells.map((cell, index) => (
                  <td key={titles[index]}>
                    <span className="block quiet">
                      {cell === "-"
                        ? t("design.sets.any")
                        : cell
                            .replace(NAME, (value) => valueWords(props, titles[index] ?? "", value))
                            .replaceAll("|", ", ")}
                    </span>
                    {!isLocked && (
                      <KeptInput
                        label={`${row}: ${titles[index]}`}
                        value={cell}
                        onKeep={(value) =>
                          onEdit([{ op: "set", file, pointer: `${pointer}${pointerTo(row)}/${index}`, value }])
                        }
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {locked !== "" && (
        <p className="small row">
          <Icon name="lock" size={14} />
          {t("design.sets.locked", { why: locked })}
        </p>
      )}
      {why !== "" && <p className="small quiet">{t("design.sets.why", { why })}</p>}
    </div>
  );
}
