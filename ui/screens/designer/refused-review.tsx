/** Why a draft was not taken for review: what was found, and for examples that no longer come true the choice to say that this is meant. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { acceptExamples, failingExamples } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { FindingWords } from "./finding-words.tsx";
import type { Draft } from "./use-draft.ts";
import type { DraftLanguage } from "./words-of.ts";

const MOST = 8;

export function RefusedReview({ draft, language }: { readonly draft: Draft; readonly language: DraftLanguage }) {
  const { t } = useTranslation();
  const { refusal, files, view } = draft;
  const errors = refusal.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return null;
  return (
    <section className="stack-16" aria-label={t("design.refusal.title")}>
      <h3>{t("design.refusal.title")}</h3>
      <ul className="design-finding-list">
        {errors.slice(0, MOST).map((one) => (
          <li key={`${one.file}${one.pointer}${one.message}`}>
            <FindingWords finding={one} root={view.root} files={files} language={language} />
          </li>
        ))}
      </ul>
      {errors.length > MOST && <p className="quiet">{t("design.refusal.more", { count: errors.length - MOST })}</p>}
      {failingExamples(errors).length > 0 && <Accept draft={draft} />}
    </section>
  );
}

function Accept({ draft: { refusal, files, view, onEdit } }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState("");
  const { root, variant } = view;
  const count = failingExamples(refusal).length;
  return (
    <form
      className="stack-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (variant === undefined || why.trim() !== "")
          onEdit(acceptExamples({ root, variant, files }, refusal, why.trim()));
      }}
    >
      <p>{t(variant === undefined ? "design.refusal.aboutBase" : "design.refusal.aboutVariant", { count })}</p>
      {variant !== undefined && <TextField label={t("design.refusal.why")} required value={why} onChange={setWhy} />}
      <Button submit>{t(variant === undefined ? "design.refusal.remove" : "design.refusal.accept", { count })}</Button>
    </form>
  );
}
