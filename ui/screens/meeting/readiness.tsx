/** Whether a case is ready for its meeting: who of those that must say yes did, and which papers it has. From the sets its definition names. */

import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

interface SetPart {
  readonly enough?: string;
  readonly done?: string;
}
export interface SetReadiness {
  readonly address: string;
  readonly there: number;
  readonly needed: number;
  /** Nobody has to, or everybody did. */
  readonly ready: boolean;
}

/** Each set of answers that this reader may know of. */
export function setsOf(view: InstanceView): readonly SetReadiness[] {
  const sets = view.screens.flatMap((screen) =>
    Object.entries((screen["sets"] ?? {}) as Readonly<Record<string, SetPart>>),
  );
  // A set that only gives its items a name asks nothing of anybody.
  const asking = sets.filter(([, { enough, done }]) => enough !== undefined || done !== undefined);
  return asking.map(([item, { enough, done }]) => {
    const wanted = view.items.filter(({ name, wanted: asked }) => name === item && asked === true);
    const there = wanted.filter(({ states }) => states.some(({ key }) => key === done)).length;
    return {
      address: `${view.kind}.items.${item}`,
      there,
      needed: wanted.length,
      ready: wanted.length === 0 || (enough === undefined ? there === wanted.length : view.main.facts[enough] === true),
    };
  });
}

/** One tag, and what it rests on. */
export function Readiness({ view, documents = 0 }: { readonly view: InstanceView; readonly documents?: number }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const sets = setsOf(view);
  const ready = sets.every((set) => set.ready);
  const said = [
    ...sets.map(({ address, there, needed }) =>
      needed === 0
        ? t("meeting.noSet", { what: words(address) })
        : t("meeting.set", { what: words(address), there, needed }),
    ),
    ...(documents > 0 ? [t("meeting.documents", { count: documents })] : []),
  ];
  return (
    <div className="readiness">
      <span className={`tag ${ready ? "tag-ok" : "tag-warn"}`}>
        <Icon name={ready ? "checkCircle" : "warn"} size={14} />
        {t(ready ? "meeting.ready" : "meeting.mind")}
      </span>
      <span className="small quiet">{said.join(", ")}</span>
    </div>
  );
}

/** Each set by itself, as it stands now: for a point that is being discussed. */
export function SetTags({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return setsOf(view).map(({ address, there, needed, ready }) => (
    <span key={address} className={`tag ${ready ? "tag-ok" : "tag-warn"}`}>
      <Icon name={ready ? "checkCircle" : "warn"} size={14} />
      {needed === 0
        ? t("meeting.noSet", { what: words(address) })
        : t("meeting.set", { what: words(address), there, needed })}
    </span>
  ));
}
