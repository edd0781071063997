/** The groups of the region: which process runs where, with whom. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/feedback.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import type { Overview } from "./types.ts";
import { useWords } from "./use-admin.ts";

export function GroupsTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const words = useWords();
  const [open, setOpen] = useState<string>();
  const { groups, processes, today } = overview;
  const processName = (id: string): string => words(processes.find((one) => one.id === id)?.words ?? {}, id);
  return (
    <section className="stack-16">
      <div className="row-between">
        <p className="quiet">{t("admin.groupsIntro")}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen("")}>
          {t("admin.newGroup")}
        </Button>
      </div>
      {groups.length === 0 && <Empty title={t("admin.noGroups")}>{t("admin.noGroupsHelp")}</Empty>}
      <ul className="stack-16">
        {groups.map((group) => (
          <li key={group.id} className="card">
            <div className="card-head">
              <h3>{group.name}</h3>
              {group.isTest && <span className="tag tag-warn">{t("admin.test")}</span>}
              <Button look="plain" className="button-small push" onClick={() => setOpen(group.id)}>
                {t("admin.change")}
              </Button>
            </div>
            <div className="card-body">
              <p>
                {t("admin.groupLine", { process: processName(group.process), place: group.municipality })}
                {group.variant && ` · ${t("admin.variantLine", { variant: group.variant })}`}
              </p>
              <p className="small quiet">
                {t("admin.membersCount", {
                  count: new Set(
                    group.members
                      .filter(({ from, until }) => from <= today && (!until || today <= until))
                      .map(({ person }) => person),
                  ).size,
                })}
                {Object.keys(group.settings).length > 0 &&
                  ` · ${t("admin.settingsCount", { count: Object.keys(group.settings).length })}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <GroupDialog
          group={groups.find(({ id }) => id === open)}
          overview={overview}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
