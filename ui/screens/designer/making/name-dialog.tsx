/** Asks what something new is called in every language, with what else it needs; the key is made of the first name. */

import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { TextField } from "../../../parts/field.tsx";
import { LANGUAGES } from "../words-of.ts";
import type { Names } from "./names.ts";

interface NameDialogProps {
  readonly title: string;
  readonly about?: string;
  readonly children?: ReactNode;
  /** Proposed names. */
  readonly begin?: Names;
  /** Something else is still to be said: nothing is made yet. */
  readonly lacks?: boolean;
  /** Somebody tried to make it. */
  readonly onTry?: () => void;
  /** On the button that makes it. */
  readonly button?: string;
  readonly busy?: boolean;
  /** Stays open when it is made: what follows closes it, or says why not. */
  readonly stays?: boolean;
  readonly onClose: () => void;
  readonly onMake: (names: Names) => void;
}
const NO_NAMES: Names = { nl: "", en: "" };

export function NameDialog(props: NameDialogProps) {
  const { title, about, children, button, busy = false, stays = false, onClose, onMake, begin = NO_NAMES } = props;
  const { lacks = false, onTry } = props;
  const { t } = useTranslation();
  const [names, setNames] = useState<Names>(begin);
  const [isMissing, setMissing] = useState(false);
  const make = (): void => {
    const said = { nl: names.nl.trim(), en: names.en.trim() };
    setMissing(said.nl === "");
    onTry?.();
    if (said.nl === "" || lacks) return;
    onMake(said);
    if (!stays) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack-16"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        {about !== undefined && <p className="quiet">{about}</p>}
        {LANGUAGES.map((one) => (
          <TextField
            key={one}
            label={`${t("design.name")} (${t(`design.language.${one}`)})`}
            value={names[one]}
            maxLength={120}
            error={one === "nl" && isMissing ? t("design.making.nameMissing") : undefined}
            onChange={(value) => setNames((now) => ({ ...now, [one]: value }))}
          />
        ))}
        {children}
        <Button submit look="primary" busy={busy}>
          {button ?? t("design.making.make")}
        </Button>
      </form>
    </Dialog>
  );
}
