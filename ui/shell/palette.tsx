/** Search and jump (`/`, Ctrl-K): cases by number or by a name that one may read there, my tasks, screens, and what one can do from anywhere. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { queries } from "../api/queries.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { type Hit, useHits } from "./palette-hits.ts";

/** From so many signs on a number or a name is looked for on the server. */
const ENOUGH = 2;
/** Milliseconds without typing before a name is looked for: each look is on record. */
const PAUSE = 400;

/** What was typed, once nobody types for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const wanted = typed.trim().toLowerCase();
  const isNumber = wanted.length >= ENOUGH && /\d/.test(wanted);
  const { data: recent } = useQuery(queries.instances({}));
  const numbered = useQuery({ ...queries.instances({ number: typed.trim() }), enabled: isNumber });
  const settled = useSettled(typed.trim());
  const named = useQuery({ ...queries.named(settled), enabled: settled.length >= ENOUGH && settled === typed.trim() });
  const { data: work } = useInfiniteQuery(queries.worklist("mine"));
  const hits = useHits({
    wanted,
    named: named.data ?? [],
    rows: [...(isNumber ? (numbered.data?.rows ?? []) : []), ...(recent?.rows ?? [])],
    tasks: work?.pages.flatMap(({ tasks }) => tasks) ?? [],
    leave: onClose,
  });
  const current = hits[Math.min(at, hits.length - 1)];
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(at + by, hits.length - 1));
    setAt(next);
    document.getElementById(`${list}-${hits[next]?.id ?? ""}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Dialog title={t("palette.title")} onClose={onClose}>
      <input
        className="control"
        role="combobox"
        aria-label={t("palette.title")}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${current.id}` : undefined}
        autoComplete="off"
        autoFocus
        value={typed}
        placeholder={t("palette.hint")}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") move(1);
          else if (event.key === "ArrowUp") move(-1);
          else if (event.key === "Enter") current?.go();
          else return;
          event.preventDefault();
        }}
      />
      {hits.length > 0 && (
        <div role="listbox" id={list} className="palette" aria-label={t("palette.title")}>
          {grouped(hits).map(([group, members]) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={group} role="group" aria-label={t(`palette.groups.${group}`)}>
              <div className="palette-group" aria-hidden="true">
                {t(`palette.groups.${group}`)}
              </div>
              {members.map((hit) => (
                <Option key={hit.id} id={`${list}-${hit.id}`} hit={hit} chosen={hit === current} />
              ))}
            </div>
          ))}
        </div>
      )}
      <p className="quiet small" role="status">
        {hits.length === 0 &&
          (numbered.isFetching || named.isFetching || settled !== typed.trim()
            ? t("wait.loading")
            : t("palette.nothing"))}
      </p>
    </Dialog>
  );
}

function grouped(hits: readonly Hit[]): readonly (readonly [Hit["group"], readonly Hit[]])[] {
  const groups = new Map<Hit["group"], Hit[]>();
  for (const hit of hits) groups.set(hit.group, [...(groups.get(hit.group) ?? []), hit]);
  return [...groups];
}

function Option({ id, hit, chosen }: { readonly id: string; readonly hit: Hit; readonly chosen: boolean }): ReactNode {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the box above keeps the focus and says which one is active
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the box
    <div id={id} role="option" aria-selected={chosen} className="palette-hit" onClick={hit.go}>
      <Icon name={hit.icon} size={16} />
      <span className="strong">{hit.words}</span> <span className="quiet small push">{hit.beside}</span>
    </div>
  );
}
