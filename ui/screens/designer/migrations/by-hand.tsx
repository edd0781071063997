/** Asks to take one case over by hand: to which step, and why. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ChoiceField, TextField } from "../../../parts/field.tsx";
import { useDefinitionTexts } from "../../../texts/i18n.ts";
import { type Act, type Migration, type MigrationCase, withTarget } from "./migration.ts";

interface ByHandProps {
  readonly one: MigrationCase;
  readonly migration: Migration;
  readonly act: Act;
  readonly onClose: () => void;
}
export function ByHand({ one, migration, act, onClose }: ByHandProps) {
  const { t } = useTranslation();
  const { plan, map, to } = migration;
  const after = useDefinitionTexts(to);
  const targets = plan.targets[one.kind] ?? [];
  const [state, setState] = useState(targets.includes(one.state) ? one.state : "");
  const [reason, setReason] = useState("");
  const address = `${one.kind}.states.${one.state}`;
  const send = async (): Promise<void> => {
    const own = withTarget(map, "states", address, state === one.state ? undefined : state);
    await act(`cases/${one.instance}/ask`, { map: own, reason: reason.trim() });
    onClose();
  };
  return (
    <Dialog title={t("design.over.handTitle", { number: one.number ?? "" })} onClose={onClose}>
      <form
        className="stack-16"
        onSubmit={(event) => {
          event.preventDefault();
          if (state !== "" && reason.trim() !== "") void send();
        }}
      >
        <p>{t("design.over.handHelp")}</p>
        <ChoiceField
          label={t("design.over.handTo")}
          required
          value={state}
          none={t("design.over.choose")}
          choices={targets.map((key) => ({ value: key, words: after(`${one.kind}.states.${key}`) }))}
          onChange={setState}
        />
        <TextField label={t("design.over.handReason")} required value={reason} onChange={setReason} maxLength={2000} />
        <Button submit look="primary">
          {t("design.over.handAsk")}
        </Button>
      </form>
    </Dialog>
  );
}
