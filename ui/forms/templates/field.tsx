/** One field: label, help, error, control, in this order; groups and what hangs on an answer. */

import type { FieldTemplateProps, ObjectFieldTemplateProps } from "@rjsf/utils";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon.tsx";
import { useAnswerBehind } from "../answer-behind.ts";
import { pointerOf, useFields } from "../form-context.ts";

const GROUPED = new Set(["radio", "checkboxes", "yesNo", "people"]);

export function FieldTemplate({ id, children, schema, uiSchema }: FieldTemplateProps) {
  const { t } = useTranslation();
  const context = useFields();
  const pointer = pointerOf(id);
  if (context.state.hidden.includes(pointer)) return null;
  const isGroup =
    schema.type === "object" ||
    (schema.type === "array" &&
      typeof schema.items === "object" &&
      !Array.isArray(schema.items) &&
      schema.items.type === "object");
  if (isGroup) return <>{children}</>;
  const { words, errors, state } = context;
  const error = errors.get(pointer);
  const help = words.help(pointer);
  const unlikely = error ? undefined : state.unlikely?.find((one) => one.pointer === pointer);
  const computed = state.computed.includes(pointer);
  const may = state.soft.includes(pointer)
    ? "form.rather"
    : state.required.includes(pointer) || computed
      ? undefined
      : "form.mayBeEmpty";
  const label = (
    <>
      {words.label(pointer)}
      {may && <span className="field-may"> ({t(may)})</span>}
    </>
  );
  return (
    <div className={`field${error ? " field-bad" : ""}`} data-field={pointer}>
      {GROUPED.has(String(uiSchema?.["ui:widget"] ?? "")) ? (
        <span className="field-label" id={`${id}--label`}>
          {label}
        </span>
      ) : (
        <label className="field-label" id={`${id}--label`} htmlFor={id}>
          {label}
        </label>
      )}
      {help && (
        <p className="field-help" id={`${id}--help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}--error`}>
          <Icon name="bad" size={16} />
          {error}
        </p>
      )}
      {children}
      {unlikely && <p className="field-help">{words.error(unlikely)}</p>}
    </div>
  );
}

/** Fields of a group in order; those that hang on an answer stand together on a line, which says why they came. */
export function ObjectFieldTemplate({ properties, fieldPathId }: ObjectFieldTemplateProps) {
  const { t } = useTranslation();
  const { state, words } = useFields();
  const answerBehind = useAnswerBehind();
  const base = pointerOf(fieldPathId.$id);
  const visible = properties.filter(({ name }) => !state.hidden.includes(`${base}/${name}`));
  const runs: { answer: string | undefined; names: string[]; content: ReactNode[] }[] = [];
  for (const { name, content } of visible) {
    const answer = answerBehind(`${base}/${name}`);
    const last = runs.at(-1);
    const piece = <Fragment key={name}>{content}</Fragment>;
    if (last && last.answer === answer) {
      last.names.push(name);
      last.content.push(piece);
    } else runs.push({ answer, names: [name], content: [piece] });
  }
  const isGroup = base !== "" && !/\/\d+$/.test(base);
  return (
    <div className="fields">
      {isGroup && <h3 className="group-title">{words.label(base)}</h3>}
      {runs.map(({ answer, names, content }) =>
        answer === undefined ? (
          <Fragment key={names.join()}>{content}</Fragment>
        ) : (
          <div key={names.join()} className="hanging fields">
            <p className="hanging-note">
              <Icon name="plus" size={16} />
              {t("form.revealed", { count: names.length, answer })}
            </p>
            {content}
          </div>
        ),
      )}
    </div>
  );
}
