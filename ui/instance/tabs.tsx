/** The tabs of an instance: those of its layout, then those that every instance has. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { ReadersDialog } from "./history.tsx";

/** Tabs that every instance has, after those of its layout. */
const OWN_TABS = ["timeline", "documents", "reads"] as const;

/** Name, title, and how many things in it wait. */
export type Tab = readonly [name: string, title: string, waits?: number | undefined];

/** Tabs as links, so that each has an address. */
export function Tabs({
  id,
  tabs,
  current,
}: {
  readonly id: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
}) {
  const { t } = useTranslation();
  const row = useRef<HTMLElement>(null);
  // Where not all fit, the chosen one is in sight.
  useEffect(() => {
    const show = (): void =>
      row.current
        ?.querySelector(`[data-tab="${CSS.escape(current)}"]`)
        ?.scrollIntoView({ block: "nearest", inline: "center" });
    show();
    // Words are wider once their letters are there.
    void document.fonts.ready.then(show);
  }, [current]);
  const all = [...tabs, ...OWN_TABS.map((name): Tab => [name, t(`case.tabs.${name}`)])];
  return (
    <nav className="tabs" aria-label={t("case.tabsLabel")} ref={row}>
      {all.map(([name, title, waits]) => (
        <Link
          key={name}
          className="tab"
          data-tab={name}
          to="/instances/$id"
          params={{ id }}
          search={{ tab: name }}
          aria-current={name === current ? "page" : undefined}
        >
          {title}
          {waits !== undefined && waits > 0 && (
            <span className="tag tag-warn">
              <Icon name="warn" size={14} />
              {waits}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** «Wie mag dit zien» in the bar. */
export function ReadersButton({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(queries.readers(view.id));
  return (
    <>
      <Button
        className="bar-readers"
        look="plain"
        icon="eye"
        onClick={() => setOpen(true)}
        aria-label={t("readers.title")}
      >
        <span className="bar-words">{t("readers.title")}</span>
        {data && <span className="count">{data.readers.length}</span>}
      </Button>
      {open && <ReadersDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}
