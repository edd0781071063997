/** Beginning a process: from a template, the emptiest first, or as a copy of a process that is there. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../parts/feedback.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { NameDialog } from "./making/name-dialog.tsx";
import { useOpenDraft } from "./open-draft.ts";
import { nameOf, type Overview } from "./overview.ts";
import { freshKey } from "./words-of.ts";

interface NewProcessProps extends Overview {
  readonly onClose: () => void;
}
const COPY = "copy ";
export function NewProcess({ lines, drafts, templates, onClose }: NewProcessProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { open, busy, failure } = useOpenDraft();
  const [from, setFrom] = useState(templates[0]?.id ?? "");
  const bases = lines.filter(({ variant }) => variant === undefined);
  const taken = [...lines, ...drafts].map(({ process }) => process);
  const template = templates.find(({ id }) => id === from);
  return (
    <NameDialog
      title={t("design.new.process")}
      button={t("design.new.begin")}
      busy={busy}
      stays
      onClose={onClose}
      onMake={(names) => {
        const process = freshKey(names.nl, taken);
        const source = template ? { template: from, names } : { copyOf: from.slice(COPY.length), name: names.nl };
        void open({ process, ...source });
      }}
    >
      <ChoiceField
        label={t("design.new.from")}
        help={template ? (template.help[language] ?? template.help["nl"]) : t("design.new.copyHelp")}
        value={from}
        choices={[
          ...templates.map(({ id, words }) => ({ value: id, words: words[language] ?? words["nl"] ?? id })),
          ...bases.map((line) => ({
            value: `${COPY}${line.process}`,
            words: t("design.new.copyOf", { name: nameOf(line, language) }),
          })),
        ]}
        onChange={setFrom}
      />
      {failure !== undefined && <Failure error={failure} />}
    </NameDialog>
  );
}
