/** Search and jump (`/`, Ctrl-K): cases by number, tasks, screens. */

import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { queries } from "../api/queries.ts";
import { Dialog } from "../parts/dialog.tsx";
import { layoutsInUse } from "../screens/layouts.ts";

interface Hit {
  readonly id: string;
  readonly words: string;
  readonly beside: string;
  readonly go: () => void;
}

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const { data: processes } = useQuery(queries.processes);
  const { data: recent } = useQuery(queries.instances({}));
  const { data: exact } = useQuery({
    ...queries.instances({ number: typed.trim() }),
    enabled: /\d{3}$/.test(typed.trim()),
  });
  const rows = [...(exact?.rows ?? []), ...(recent?.rows ?? [])];
  const found = rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
  const open = (go: () => void) => () => {
    onClose();
    go();
  };
  const screens: readonly Hit[] = [
    { id: "work", words: t("worklist.title"), beside: "g w", go: open(() => void navigate({ to: "/" })) },
    ...layoutsInUse(processes?.processes ?? []).map((layout) => ({
      id: `list-${layout}`,
      words: t(`layouts.${layout}`),
      beside: t("palette.screen"),
      go: open(() => void navigate({ to: "/list/$layout", params: { layout } })),
    })),
  ];
  const instances = found.map((row) => ({
    id: row.id,
    words: row.number ?? t("palette.noNumber"),
    beside: `${row.group.name} · ${row.creator.name}`,
    go: open(() => void navigate({ to: "/instances/$id", params: { id: row.id } })),
  }));
  const wanted = typed.trim().toLowerCase();
  const hits = [...instances, ...screens]
    .filter(({ words, beside }) => `${words} ${beside}`.toLowerCase().includes(wanted))
    .slice(0, 12);
  const current = hits[Math.min(at, hits.length - 1)];
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
          if (event.key === "ArrowDown") setAt((place) => Math.min(place + 1, hits.length - 1));
          else if (event.key === "ArrowUp") setAt((place) => Math.max(place - 1, 0));
          else if (event.key === "Enter") current?.go();
          else return;
          event.preventDefault();
        }}
      />
      <div role="listbox" id={list} className="palette" aria-label={t("palette.title")}>
        {hits.map((hit) => (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the box
          <div
            key={hit.id}
            id={`${list}-${hit.id}`}
            role="option"
            aria-selected={hit === current}
            className="palette-hit"
            onClick={hit.go}
          >
            <span className="strong">{hit.words}</span> <span className="quiet small">{hit.beside}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className="quiet">{t("palette.nothing")}</p>}
    </Dialog>
  );
}
