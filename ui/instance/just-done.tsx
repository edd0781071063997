/** Above a case: what this person just did on its form, and what comes now. */

import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { IconButton } from "../parts/button.tsx";
import { Notice } from "../parts/feedback.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { stateWords } from "./unit-name.ts";

interface Done {
  readonly instance: string;
  /** Address of what was done. */
  readonly address: string;
}
let done: Done | undefined;
const listeners = new Set<() => void>();
function set(next: Done | undefined): void {
  done = next;
  for (const listener of listeners) listener();
}
/** Remembers what was done until the case was left. */
export const sayDone = (instance: string, address: string): void => set({ instance, address });

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function JustDone({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const just = useSyncExternalStore(subscribe, () => done);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving this case is the reason
  useEffect(() => () => set(undefined), [view.id]);
  if (just?.instance !== view.id) return null;
  const help = view.main.states.map(({ key }) => words.maybe(`${view.kind}.states.${key}.help`)).find(Boolean);
  return (
    <div className="just-done">
      <Notice tone="ok">
        <div className="row-between">
          <span>
            <strong>{t("act.done", { what: words(just.address) })}.</strong>{" "}
            {words.maybe(`${just.address}.consequence`)} {t("act.nowIn", { state: stateWords(view.main, words) })}{" "}
            {help}
          </span>
          <IconButton icon="cross" label={t("act.close")} onClick={() => set(undefined)} />
        </div>
      </Notice>
    </div>
  );
}
