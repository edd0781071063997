/** The server did not take what was typed: why, and the way on. */

import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/types.ts";
import { Notice } from "../../parts/feedback.tsx";

interface RefusedProps {
  readonly problem: Problem | undefined;
  readonly onDeclare: (texts: readonly string[]) => void;
  readonly onRetry: () => void;
}
export function Refused({ problem, onDeclare, onRetry }: RefusedProps) {
  const { t, i18n } = useTranslation();
  const code = problem?.code ?? "unexpected";
  const hits = ((problem?.details?.["hits"] ?? []) as readonly { readonly text?: string }[]).flatMap(({ text }) =>
    text ? [text] : [],
  );
  return (
    <Notice tone="warn">
      <p>{t(i18n.exists(`problems.${code}`) ? `problems.${code}` : "problems.unexpected")}</p>
      {hits.length > 0 ? (
        <p>
          {t("names.found", { names: hits.map((hit) => `“${hit}”`).join(", ") })}{" "}
          <button type="button" className="link-button" onClick={() => onDeclare(hits)}>
            {t("names.none", { count: hits.length })}
          </button>
        </p>
      ) : (
        <button type="button" className="link-button" onClick={onRetry}>
          {t("wait.again")}
        </button>
      )}
    </Notice>
  );
}
