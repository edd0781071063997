/** Gewone woorden: the whole process as a steering group reads it, in either language, and as a paper to sign. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlainWords } from "../../../../engine/index.ts";
import { ask } from "../../../api/client.ts";
import { Failure, Notice, Skeleton } from "../../../parts/feedback.tsx";
import { isNotFound } from "../../not-found-screen.tsx";
import type { Draft } from "../use-draft.ts";
import { type DraftLanguage, LANGUAGES } from "../words-of.ts";
import { PlainText } from "./plain-text.tsx";

interface PlainTabProps {
  readonly draft: Draft;
  readonly language: DraftLanguage;
}
export function PlainTab({ draft, language: own }: PlainTabProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState(own);
  const { id, revision } = draft.view;
  const address = `/api/drafts/${id}/plain`;
  const { data, error, refetch } = useQuery({
    queryKey: ["plain", id, revision, language],
    queryFn: () => ask<PlainWords>(`${address}?language=${language}`),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className="design-main design-page stack-16">
      <div className="row-between">
        <div>
          <h2>{t("design.plain.title")}</h2>
          <p className="quiet">{t("design.plain.about")}</p>
        </div>
        <div className="row">
          <fieldset className="row admin-tabs plain-languages">
            <legend className="sr-only">{t("design.plain.language")}</legend>
            {LANGUAGES.map((one) => (
              <button
                key={one}
                type="button"
                className="button button-plain button-small"
                aria-pressed={one === language}
                onClick={() => setLanguage(one)}
              >
                {t(`design.plain.${one}`)}
              </button>
            ))}
          </fieldset>
          <a className="button" href={`${address}.pdf?language=${language}`} download>
            {t("design.plain.paper")}
          </a>
        </div>
      </div>
      {error && isNotFound(error) && <Notice tone="warn">{t("design.plain.broken")}</Notice>}
      {error && !isNotFound(error) && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <>
          <p className="quiet" role="status">
            {t("design.plain.busy")}
          </p>
          <Skeleton lines={8} />
        </>
      )}
      {data && <PlainText words={data} />}
    </section>
  );
}
