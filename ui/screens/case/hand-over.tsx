/** The lead of a case given to somebody else, by whoever leads it or for somebody who left. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { queries, useCommand } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Failure, Notice } from "../../parts/feedback.tsx";
import { useWindow } from "../../shell/live-context.ts";

export function HandOver({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" className="button-small" icon="hand" onClick={() => setOpen(true)}>
        {t("handOver.title")}
      </Button>
      {open && <HandOverDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

function HandOverDialog({ view, onClose }: { readonly view: InstanceView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const send = useCommand(view.id);
  const [to, setTo] = useState("");
  const { session } = useWindow();
  const isGone = view.creator !== session.person;
  const { data: others, error } = useQuery(queries.candidates(view.id));
  return (
    <Dialog title={t("handOver.title")} onClose={onClose}>
      <Notice>
        {isGone ? t("handOver.goneHelp", { name: view.people[view.creator]?.name ?? "" }) : t("handOver.consequence")}
      </Notice>
      <div className="field">
        <label className="field-label" htmlFor="hand-over">
          {t("handOver.to")}
        </label>
        <select id="hand-over" className="control" value={to} onChange={({ target }) => setTo(target.value)}>
          <option value="">{t("form.choosePerson")}</option>
          {(others ?? [])
            .filter(({ self, member }) => (isGone || !self) && member)
            .map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}, {person.organisation}
              </option>
            ))}
        </select>
      </div>
      {error && <Failure error={error} />}
      {send.error && <Notice tone="bad">{t("handOver.failed")}</Notice>}
      <div className="modal-foot">
        <Button
          look="primary"
          busy={send.isPending}
          aria-disabled={to === "" || undefined}
          onClick={() => send.mutate({ type: "HandOver", to }, { onSuccess: onClose })}
          data-submit
        >
          {t("handOver.button")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
