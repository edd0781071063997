/** What identifies people in the sections of a case that this person may read: so that a name is caught in the browser already. */

import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { compileForm, type InstanceView, type Known, knownIn } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { SectionContent } from "../api/types.ts";

/** @param wanted nothing is loaded while no text has to be looked through. */
export function useKnown(view: InstanceView, wanted: boolean): readonly Known[] {
  const forms = useQueries({ queries: [queries.forms(view.definition)] })[0].data;
  const readable = view.main.sections.filter(({ canRead, state, form }) => {
    if (!wanted || !canRead || state === "empty" || state === "absent") return false;
    const published = forms?.find(({ id }) => id === form);
    return published !== undefined && JSON.stringify(published.schema).includes('"direct"');
  });
  const contents = useQueries({ queries: readable.map(({ name }) => queries.section(view.id, "", name)) });
  const loaded = contents.map(({ data }) => data).filter((data): data is SectionContent => data !== undefined);
  const stamp = loaded.map(({ revision }) => revision).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: contents are named by their revisions
  return useMemo(
    () =>
      readable.flatMap(({ form, name }, index) => {
        const published = forms?.find(({ id }) => id === form);
        const content = contents[index]?.data;
        const compiled = published && compileForm({ ...published, texts: {} }).form;
        return compiled && content && name ? knownIn(compiled, content.fields) : [];
      }),
    [forms, view.id, stamp],
  );
}
