/** What makes an installation complete, each with where it is done; what only people can know is said by a press. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { AdminTab } from "./tabs.ts";
import type { Overview } from "./types.ts";
import { useSave } from "./use-admin.ts";

/** Where in Beheer a check is done. */
const TABS: Readonly<Record<string, AdminTab>> = {
  secondAdministrator: "people",
  everybodySignedIn: "people",
  group: "groups",
};
/** Checks that somebody confirms. */
const SAID = ["keyCopy"];

export function Checklist({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("admin.checklist")}</h2>
      </div>
      <ul className="card-body stack-16">
        {problem && <Notice tone="bad">{problem}</Notice>}
        {Object.entries(overview.checklist).map(([name, done]) => (
          <li key={name} className="row">
            <span className={done ? "text-ok" : "text-warn"}>
              <Icon name={done ? "checkCircle" : "warn"} />
            </span>
            <span>
              <span className="strong">{t(`admin.checks.${name}.title`)}</span>{" "}
              <span className="tag tag-line">{t(done ? "admin.done" : "admin.toDo")}</span>
              {!done && <span className="small quiet block">{t(`admin.checks.${name}.help`)}</span>}
            </span>
            {!done && TABS[name] && (
              <Link className="button button-plain button-small push" to="/admin" search={{ tab: TABS[name] }}>
                {t(`admin.tabs.${TABS[name]}`)}
              </Link>
            )}
            {!done && SAID.includes(name) && (
              <Button
                look="plain"
                className="button-small push"
                busy={busy}
                onClick={() => void save("confirmed", { check: name })}
              >
                {t("admin.confirmDone")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
