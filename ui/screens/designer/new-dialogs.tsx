/** Beginning something new: a process as a copy of another, or a variant of a process for one place. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Failure } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { useOpenDraft } from "./open-draft.ts";
import { type Line, nameOf } from "./overview.ts";
import { freshKey } from "./words-of.ts";

interface NewProps {
  readonly lines: readonly Line[];
  readonly onClose: () => void;
}
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function NewProcess({ lines, onClose }: NewProps) {
  const { t } = useTranslation();
  const { open, busy, failure } = useOpenDraft();
  const [name, setName] = useState("");
  const taken = lines.map(({ process }) => process);
  return (
    <NewDialog
      title={t("design.new.process")}
      {...{ lines, onClose, busy, failure }}
      base={t("design.new.copyOf")}
      help={t("design.new.copyHelp")}
      ready={name.trim() !== ""}
      onOpen={(copyOf) => void open({ process: freshKey(name, taken), copyOf, name: name.trim() })}
    >
      <TextField label={t("design.new.name")} required value={name} onChange={setName} maxLength={80} />
    </NewDialog>
  );
}

export function NewVariant({ lines, onClose }: NewProps) {
  const { t } = useTranslation();
  const { open, busy, failure } = useOpenDraft();
  const [place, setPlace] = useState("");
  const nameFor = (process: string): string => {
    const taken = lines.flatMap((line) => (line.process === process && line.variant ? [line.variant] : []));
    return kebab(freshKey(place, taken));
  };
  return (
    <NewDialog
      title={t("design.new.variant")}
      {...{ lines, onClose, busy, failure }}
      base={t("design.new.base")}
      help={t("design.new.baseHelp")}
      ready={place.trim() !== ""}
      onOpen={(process) => void open({ process, variant: nameFor(process), place: place.trim() })}
    >
      <TextField
        label={t("design.new.place")}
        help={t("design.new.placeHelp")}
        required
        value={place}
        onChange={setPlace}
        maxLength={60}
      />
    </NewDialog>
  );
}

interface NewDialogProps extends NewProps {
  readonly title: string;
  readonly base: string;
  readonly help: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onOpen: (process: string) => void;
  readonly children: React.ReactNode;
}
function NewDialog({ title, base, help, lines, ready, busy, failure, onOpen, onClose, children }: NewDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bases = lines.filter(({ variant }) => variant === undefined);
  const [process, setProcess] = useState(bases[0]?.process ?? "");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack-16"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && process !== "") onOpen(process);
        }}
      >
        <ChoiceField
          label={base}
          help={help}
          value={process}
          choices={bases.map((line) => ({
            value: line.process,
            words: `${nameOf(line, language)} ${line.version ?? ""}`,
          }))}
          onChange={setProcess}
        />
        {children}
        {failure !== undefined && <Failure error={failure} />}
        <Button submit look="primary" busy={busy} wide>
          {t("design.new.begin")}
        </Button>
      </form>
    </Dialog>
  );
}
