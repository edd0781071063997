/** The tabs of an instance: those of its layout, then those that every instance has. */

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/views/types.ts";
import { Button } from "../../parts/button.tsx";
import { ReadersDialog } from "./history.tsx";

/** Tabs that every instance has, after those of its layout. */
const OWN_TABS = ["timeline", "documents", "reads"] as const;

export type Tab = readonly [name: string, title: string];

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
  const all = [...tabs, ...OWN_TABS.map((name): Tab => [name, t(`case.tabs.${name}`)])];
  return (
    <nav className="tabs" aria-label={t("case.tabsLabel")}>
      {all.map(([name, title]) => (
        <Link
          key={name}
          className="tab"
          to="/instances/$id"
          params={{ id }}
          search={{ tab: name }}
          aria-current={name === current ? "page" : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

/** «Wie mag dit zien» in the bar. */
export function ReadersButton({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" icon="eye" onClick={() => setOpen(true)} aria-label={t("readers.title")}>
        <span className="bar-words">{t("readers.title")}</span>
      </Button>
      {open && <ReadersDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}
