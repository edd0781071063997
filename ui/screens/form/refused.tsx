/** The server did not take what was typed: why, and the way on. A name that it found can be replaced on the spot. */

import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Fields, InstanceView } from "../../../engine/index.ts";
import type { Problem } from "../../api/types.ts";
import { CaughtNames, type PlacedHit, wholeTexts } from "../../instance/name-hits.tsx";
import { Notice } from "../../parts/feedback.tsx";

/** More names than this are shown when these are done: they would hide the text in which they stand. */
const AT_ONCE = 2;

interface RefusedProps {
  readonly view: InstanceView;
  readonly fields: Fields;
  readonly problem: Problem | undefined;
  readonly onChange: (fields: Fields) => void;
  readonly onDeclare: (texts: readonly string[]) => void;
  readonly onRetry: () => void;
}
export function Refused({ view, fields, problem, onChange, onDeclare, onRetry }: RefusedProps) {
  const { t, i18n } = useTranslation();
  const code = problem?.code ?? "unexpected";
  const hits = (problem?.details?.["hits"] ?? []) as readonly PlacedHit[];
  // What stands above the buttons takes room: the field in which somebody is typing stays in sight.
  // A newer browser answers with a promise, which is no clean-up.
  useEffect(() => {
    document.activeElement?.scrollIntoView({ block: "nearest" });
  }, []);
  if (hits.length > 0)
    return (
      <>
        <CaughtNames
          view={view}
          hits={hits.slice(0, AT_ONCE)}
          fields={fields}
          onChange={onChange}
          onDeclare={(text) => onDeclare([text])}
        />
        {hits.length > AT_ONCE && <Notice tone="warn">{t("names.more", { count: hits.length - AT_ONCE })}</Notice>}
      </>
    );
  return (
    <Notice tone="warn">
      <p>{t(i18n.exists(`problems.${code}`) ? `problems.${code}` : "problems.unexpected")}</p>
      <button type="button" className="link-button" onClick={onRetry}>
        {t("wait.again")}
      </button>
      {code === "identifies-somebody" && (
        <button type="button" className="link-button" onClick={() => onDeclare(wholeTexts(fields))}>
          {t("names.checked")}
        </button>
      )}
    </Notice>
  );
}
