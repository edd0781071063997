/** Starting a case or meeting: in which group; then straight to its first form. */

import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { createIntention } from "../../api/intention.ts";
import { useProblemWords } from "../../api/problem-words.ts";
import { createInstance } from "../../api/queries.ts";
import type { Start } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";

/** Variants of one process start the same kind of thing. */
const kindOf = ({ process, kind }: Start): string => `${process} ${kind}`;
const optionOf = ({ hash, kind, group }: Start): string => `${hash} ${kind} ${group}`;

/** Per kind of what may be started, named where there are several: the same group may have two processes. */
function StartOptions({ starts }: { readonly starts: readonly Start[] }) {
  const { t } = useTranslation();
  const kinds = [...new Map(starts.map((one) => [kindOf(one), one])).values()];
  const options = (own: readonly Start[]) =>
    own.map((one) => (
      <option key={optionOf(one)} value={optionOf(one)}>
        {one.groupName} · {one.municipality}
        {one.isTest && ` · ${t("admin.test")}`}
      </option>
    ));
  if (kinds.length < 2) return options(starts);
  return kinds.map((kind) => (
    <KindOptions key={kindOf(kind)} kind={kind}>
      {options(starts.filter((one) => kindOf(one) === kindOf(kind)))}
    </KindOptions>
  ));
}
function KindOptions({ kind, children }: { readonly kind: Start; readonly children: ReactNode }) {
  const words = useDefinitionTexts(kind.hash);
  return <optgroup label={`${words.maybe("process") ?? kind.process}: ${words(kind.address)}`}>{children}</optgroup>;
}

export function StartDialog({ starts, onClose }: { readonly starts: readonly Start[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { session } = useWindow();
  // Where there is a choice, nothing is chosen beforehand.
  const [chosen, setChosen] = useState(() => (starts[0] && starts.length === 1 ? optionOf(starts[0]) : ""));
  const [unchosen, setUnchosen] = useState(false);
  const start = starts.find((one) => optionOf(one) === chosen);
  const like = start ?? starts[0];
  const isMixed = new Set(starts.map(kindOf)).size > 1;
  const words = useDefinitionTexts(like?.hash);
  const sentence = useProblemWords(words);
  // A double click, or a second press after a lost answer, makes one.
  const [intention] = useState(() => createIntention());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (!like) return null;
  const go = async (): Promise<void> => {
    if (!start) {
      setUnchosen(true);
      return;
    }
    setBusy(true);
    try {
      const { kind, process, group } = start;
      const wish = { kind, process, group };
      const { id } = await createInstance(wish, intention.keyFor(wish));
      onClose();
      await navigate({ to: "/instances/$id", params: { id }, search: { show: "first" } });
    } catch (error) {
      intention.failed(error);
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={
        start === undefined && isMixed
          ? t("cases.startWhat")
          : (words.maybe(`${like.address}.new`) ?? t("cases.startOf", { what: words(like.address) }))
      }
      onClose={onClose}
    >
      {!(start === undefined && isMixed) && words.maybe(`${like.address}.new.help`) && (
        <p className="quiet">{words.maybe(`${like.address}.new.help`)}</p>
      )}
      <div className={`field${unchosen && !start ? " field-bad" : ""}`}>
        <label className="field-label" htmlFor="start-group">
          {t("cases.inGroup")}
        </label>
        {unchosen && !start && (
          <p className="field-error" id="start-group--error">
            {t("errors.choose")}
          </p>
        )}
        <select
          id="start-group"
          className="control"
          value={chosen}
          {...(unchosen && !start ? { "aria-invalid": true, "aria-describedby": "start-group--error" } : {})}
          onChange={({ target }) => setChosen(target.value)}
        >
          {starts.length > 1 && <option value="">{t("form.choose")}</option>}
          <StartOptions starts={starts} />
        </select>
      </div>
      {session.memberships && (
        <p className="small quiet">{t("memberships.onBehalf", { organisation: session.organisation?.name ?? "" })}</p>
      )}
      {problem !== undefined && <Notice tone="bad">{sentence(problem).title}</Notice>}
      <div className="modal-foot">
        <Button look="primary" busy={busy} onClick={() => void go()} data-submit>
          {t("cases.begin")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
