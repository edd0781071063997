/** Fields of a case as its meeting shows them: the question large, the others beside each other. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/value-words.ts";
import { split } from "./parts.ts";

/** A field with its label, in words; undefined while it loads or when it may not be read. */
function useShown(view: InstanceView, name: string) {
  const [section, field] = split(name);
  const found = view.main.sections.find((one) => one.name === section);
  const { live } = useLiveForm(view.definition, found?.form);
  const content = useQuery({ ...queries.section(view.id, "", section), enabled: found?.canRead === true });
  if (!live || !content.data) return { canRead: found?.canRead === true };
  const pointer = `/${field}`;
  const value = content.data.fields[field];
  const text = valueWords(live.words, pointer, live.published.schema.properties[field], value, view.people);
  return { canRead: true, label: live.words.label(pointer), text };
}

export function ShownText({ view, name }: { readonly view: InstanceView; readonly name: string }) {
  const { text } = useShown(view, name);
  return text ? <span className="shown-line">{text}</span> : null;
}

function ShownField({
  view,
  name,
  first,
}: {
  readonly view: InstanceView;
  readonly name: string;
  readonly first: boolean;
}) {
  const { t } = useTranslation();
  const { canRead, label, text } = useShown(view, name);
  if (!canRead) return <p className="quiet">{t("section.notForYou")}</p>;
  if (first) return <p className="shown-first">{text}</p>;
  return (
    <div className="shown-field">
      <div className="small quiet">{label}</div>
      <div>{text === "" ? t("meeting.notFilled") : text}</div>
    </div>
  );
}

export function Shown({ view, show }: { readonly view: InstanceView; readonly show: readonly string[] }) {
  return (
    <div className="shown">
      {show.map((name, index) => (
        <ShownField key={name} view={view} name={name} first={index === 0} />
      ))}
    </div>
  );
}
