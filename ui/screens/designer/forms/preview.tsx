/** The form as the professional fills it in, drawn by the real renderer at three widths; what is chosen in the list is marked in it. */

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields, Question } from "../../../../engine/index.ts";
import { serverNow } from "../../../api/clock.ts";
import type { LiveForm } from "../../../forms/load-form.ts";
import { pagesOf } from "../../../forms/rjsf-schema.ts";
import { SectionForm, useFormModel } from "../../../forms/section-form.tsx";
import { keyOf } from "../../../forms/words.ts";
import { Button } from "../../../parts/button.tsx";
import { Empty } from "../../../parts/feedback.tsx";
import type { FormProps } from "./form-props.ts";
import { PreviewFrame } from "./preview-frame.tsx";
import { answersFor, cardsOf, placeOf } from "./sample.ts";
import { usePreviewForm } from "./use-preview-form.ts";

const WIDTHS = { wide: 1440, tablet: 1024, phone: 390 } as const;
type Width = keyof typeof WIDTHS;

interface PreviewProps extends FormProps {
  readonly questions: readonly Question[];
  readonly chosen: Question | undefined;
  readonly onChoose: (key: string) => void;
  readonly isLarge: boolean;
  readonly onLarge: (large: boolean) => void;
}
export function Preview(props: PreviewProps) {
  const { t } = useTranslation();
  const { questions, isLarge, onLarge } = props;
  const [width, setWidth] = useState<Width>("tablet");
  const [typed, setTyped] = useState<Fields>();
  const live = usePreviewForm(props, typed !== undefined);
  const fields = typed ?? cardsOf(questions);
  return (
    <section className="forms-preview" aria-label={t("design.forms.preview.title")}>
      <div className="row forms-preview-tools">
        <h3>{t("design.forms.preview.title")}</h3>
        {(Object.keys(WIDTHS) as Width[]).map((one) => (
          <button
            key={one}
            type="button"
            className="button button-small"
            aria-pressed={one === width}
            onClick={() => setWidth(one)}
          >
            {t(`design.forms.preview.widths.${one}`, { width: WIDTHS[one] })}
          </button>
        ))}
        <Button aria-pressed={isLarge} onClick={() => onLarge(!isLarge)}>
          {t("design.forms.preview.large")}
        </Button>
        {typed && <Button onClick={() => setTyped(undefined)}>{t("design.forms.preview.empty")}</Button>}
      </div>
      {live && <Hidden {...props} live={live} fields={fields} onFields={setTyped} />}
      {live ? (
        <PreviewFrame title={t("design.forms.preview.title")} width={WIDTHS[width]}>
          <Page {...props} live={live} fields={fields} onFields={setTyped} />
        </PreviewFrame>
      ) : (
        <Empty title={t("design.forms.preview.none")}>{t("design.forms.preview.noneHelp")}</Empty>
      )}
    </section>
  );
}

interface ShownProps extends PreviewProps {
  readonly live: LiveForm;
  readonly fields: Fields;
  readonly onFields: (fields: Fields) => void;
}
/** The chosen question is not in sight with these answers. */
function Hidden({ live, fields, questions, chosen, onFields }: ShownProps) {
  const { t } = useTranslation();
  const { state } = useFormModel(live, fields);
  if (!chosen || !state.hidden.includes(placeOf(questions, chosen.key))) return null;
  const shown = answersFor(fields, questions, chosen, new Date(serverNow()).getFullYear());
  return (
    <div className="forms-hidden row" role="status">
      <span className="grow">{t("design.forms.preview.hidden")}</span>
      {shown && <Button onClick={() => onFields(shown)}>{t("design.forms.preview.show")}</Button>}
    </div>
  );
}

/** The steps and one page of questions, as on the screen of a step. */
function Page({ live, fields, onFields, chosen, onChoose }: ShownProps) {
  const { t } = useTranslation();
  const model = useFormModel(live, fields);
  const pages = pagesOf(live.published);
  const [page, setPage] = useState(pages[0]?.[0] ?? "");
  const current = pages.find(([one]) => one === page) ?? pages[0];
  const body = useRef<HTMLDivElement>(null);
  const wanted = chosen?.page;
  useEffect(() => {
    if (wanted !== undefined) setPage(wanted);
  }, [wanted]);
  useMarked(body, chosen?.key, [current?.[0], model.state]);
  const title = (name: string): string => (name === "" ? live.words.title : live.words.page(name));
  return (
    <div className="forms-page-body" ref={body}>
      {pages.length > 1 && (
        <select
          className="control forms-page-choice"
          aria-label={t("design.forms.preview.step")}
          value={current?.[0]}
          onChange={({ target }) => setPage(target.value)}
        >
          {pages.map(([name], index) => (
            <option key={name} value={name}>
              {index + 1}. {title(name)}
            </option>
          ))}
        </select>
      )}
      <div className="area form-area">
        {pages.length > 1 && (
          <nav className="left" aria-label={live.words.title}>
            <h2>{live.words.title}</h2>
            <ol className="steps">
              {pages.map(([name]) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-current={name === current?.[0] ? "step" : undefined}
                    onClick={() => setPage(name)}
                  >
                    {title(name)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="form-wrap">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the list beside it chooses with keys */}
          <div
            className="middle"
            onFocus={({ target }) => {
              const field = target.closest("[data-field]")?.getAttribute("data-field");
              if (field) onChoose(keyOf(field));
            }}
          >
            <div className="form-column">
              <h2 className="step-title">{title(current?.[0] ?? "")}</h2>
              {live.words.intro && current === pages[0] && <p className="quiet step-intro">{live.words.intro}</p>}
              <SectionForm
                live={live}
                model={model}
                fields={fields}
                page={current?.[0]}
                people={{}}
                unfolded
                prefix="preview"
                onChange={onFields}
              />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
/** Marks the chosen question and brings it into view. */
function useMarked(body: React.RefObject<HTMLElement | null>, key: string | undefined, when: readonly unknown[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another page or other questions are there
  useEffect(() => {
    const all = [...(body.current?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
    for (const one of all) one.classList.toggle("forms-marked", keyOf(one.dataset["field"] ?? "") === key);
    const marked = all.find((one) => one.classList.contains("forms-marked"));
    // On a phone the preview stands below the list: looking at it must not take the list away.
    const isBeside = window.matchMedia("(min-width: 901px)").matches;
    if (isBeside && marked && !marked.contains(marked.ownerDocument.activeElement))
      marked.scrollIntoView({ block: "nearest" });
  }, [key, ...when]);
}
