/** The fields that an act asks: a form as it was saved, or one new row of a list. */

import { useContext, useState } from "react";
import { type Fields, isEmpty } from "../../../engine/index.ts";
import { problemOf } from "../../api/client.ts";
import { ErrorSummary, goToField } from "../../forms/error-summary.tsx";
import type { LiveForm } from "../../forms/load-form.ts";
import { beginsWith, formBeginsWith } from "../../forms/new-row.ts";
import { useOfferedPeople } from "../../forms/offered-people.ts";
import { useOfferedRows } from "../../forms/offered-rows.ts";
import { inFormOrder } from "../../forms/order.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { CaughtNames, useNameHits } from "../name-hits.tsx";
import { Ask } from "./ask.tsx";
import { FieldHint } from "./hint.ts";
import type { FillDialogProps } from "./props.ts";

/** The first way out of the first name that was caught. */
const FIRST_WAY = ".modal .name-hit button";

/** What is sent of a form of which one row was filled in. */
function rowToSend(list: string, fields: Fields): Fields {
  const [row] = (fields[list] ?? []) as readonly Fields[];
  const { id: _, ...filled } = row ?? {};
  return { [`${list}[]`]: filled };
}
/** What was saved and is empty now is emptied: a field that is not sent stays as it was. */
const withEmptied = (saved: Fields, fields: Fields): Fields => ({
  ...Object.fromEntries(Object.keys(saved).map((name) => [name, null])),
  ...fields,
});
/** A new row is the last one of its list for the server, and the only one here. */
const atOnlyRow = (pointer: string, list: string): string =>
  pointer.replace(new RegExp(`^/${list}/\\d+(?=/|$)`), `/${list}/0`);

type FillFieldsProps = FillDialogProps & { readonly live: LiveForm; readonly saved: Fields };
/** What was saved, what is suggested for the rest, and what its form begins with when nothing was saved. */
function openedWith({ row, live, anew, saved, suggested }: FillFieldsProps): Fields {
  if (row !== undefined) return { [row]: [{ id: "new", ...beginsWith(live, row) }] };
  const before = anew ? {} : saved;
  return { ...(isEmpty(before) ? formBeginsWith(live) : {}), ...suggested, ...before };
}

export function FillFields(props: FillFieldsProps) {
  const { row } = props;
  const [fields, setFields] = useState<Fields>(() => openedWith(props));
  const [extra, setExtra] = useState<ReturnType<typeof problemOf>["errors"]>([]);
  const hint = useContext(FieldHint);
  const model = useFormModel(props.live, fields, extra ?? []);
  const [asked, setAsked] = useState(0);
  const offered = useOfferedRows(props.view, props.live, undefined);
  const { people, candidates, among } = useOfferedPeople(props.view, props.fills, props.live.form, props.view.people);
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const hits = useNameHits(props.view, props.live, fields, declared, props.saved);
  const declare = (texts: readonly string[]): void => setDeclared((before) => [...before, ...texts]);
  const change = (next: Fields): void => {
    setExtra([]);
    setFields(next);
  };
  const errors = inFormOrder(props.live, model.shown).map((error) => ({
    key: `${error.pointer} ${error.code}`,
    href: `#${error.pointer}`,
    words: props.live.words.errorAt(error),
    go: () => goToField("fill", error.pointer),
  }));
  return (
    <Ask
      {...props}
      fields={row === undefined ? withEmptied(props.saved, model.state.fields) : rowToSend(row, model.state.fields)}
      declared={declared}
      onDeclare={declare}
      caught={hits.length > 0}
      mayGo={() => {
        const own = model.all.filter(({ pointer }) => row === undefined || pointer.startsWith(`/${row}/`));
        if (own.filter((error) => !extra?.includes(error)).length === 0) {
          if (hits.length === 0) return true;
          document.querySelector<HTMLElement>(FIRST_WAY)?.focus();
          return false;
        }
        model.showAll();
        setAsked((count) => count + 1);
        return false;
      }}
      onRefused={(error) =>
        setExtra(
          (problemOf(error).errors ?? []).map((one) =>
            row === undefined ? one : { ...one, pointer: atOnlyRow(one.pointer, row) },
          ),
        )
      }
    >
      <ErrorSummary errors={errors} asked={asked} />
      <SectionForm
        live={props.live}
        model={model}
        fields={fields}
        onChange={change}
        people={people}
        candidates={candidates}
        among={among}
        single={row}
        offered={offered}
        prefix="fill"
      />
      {hint?.(fields)}
      <CaughtNames
        view={props.view}
        hits={hits}
        fields={fields}
        onChange={change}
        onDeclare={(text) => declare([text])}
      />
    </Ask>
  );
}
