/** Every role and circle as a chip that is pressed when it is meant. */

import { rolesOf } from "./charts.ts";
import type { TabProps } from "./tab-props.ts";
import { wordOf } from "./words-of.ts";

interface RoleChipsProps extends Pick<TabProps, "root" | "files" | "language"> {
  readonly label: string;
  readonly named: readonly string[];
  readonly onNamed: (names: string[]) => void;
}
export function RoleChips({ root, files, language, label, named, onNamed }: RoleChipsProps) {
  return (
    <fieldset className="fieldset">
      <legend className="field-label">{label}</legend>
      <div className="design-chips">
        {rolesOf(root, files).map(({ name, text }) => (
          <button
            key={name}
            type="button"
            className="button button-small"
            aria-pressed={named.includes(name)}
            onClick={() => onNamed(named.includes(name) ? named.filter((one) => one !== name) : [...named, name])}
          >
            {wordOf(files, root, language, text)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
