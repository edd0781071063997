/** Beginning a variant of a process for one place. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Failure } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { kebab } from "./making/names.ts";
import { useOpenDraft } from "./open-draft.ts";
import { type Line, nameOf } from "./overview.ts";
import { freshKey } from "./words-of.ts";

interface NewVariantProps {
  readonly lines: readonly Line[];
  readonly onClose: () => void;
}
export function NewVariant({ lines, onClose }: NewVariantProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { open, busy, failure } = useOpenDraft();
  const bases = lines.filter(({ variant }) => variant === undefined);
  const [process, setProcess] = useState(bases[0]?.process ?? "");
  const [place, setPlace] = useState("");
  const taken = lines.flatMap((line) => (line.process === process && line.variant ? [line.variant] : []));
  return (
    <Dialog title={t("design.new.variant")} onClose={onClose}>
      <form
        className="stack-16"
        onSubmit={(event) => {
          event.preventDefault();
          if (place.trim() === "" || process === "") return;
          void open({ process, variant: kebab(freshKey(place, taken)), place: place.trim() });
        }}
      >
        <ChoiceField
          label={t("design.new.base")}
          help={t("design.new.baseHelp")}
          value={process}
          choices={bases.map((line) => ({
            value: line.process,
            words: `${nameOf(line, language)} ${line.version ?? ""}`,
          }))}
          onChange={setProcess}
        />
        <TextField
          label={t("design.new.place")}
          help={t("design.new.placeHelp")}
          required
          value={place}
          onChange={setPlace}
          maxLength={60}
        />
        {failure !== undefined && <Failure error={failure} />}
        <Button submit look="primary" busy={busy} wide>
          {t("design.new.begin")}
        </Button>
      </form>
    </Dialog>
  );
}
