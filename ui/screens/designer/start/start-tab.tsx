/** Wat nog nodig is: what a new process lacks until it can be published, each line with the way to where it is done. */

import { useTranslation } from "react-i18next";
import type { Finding } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Icon } from "../../../parts/icon.tsx";
import type { Address, DraftTab, TabProps } from "../tab-props.ts";
import { TrialPanel } from "../trial.tsx";
import type { Draft } from "../use-draft.ts";
import { type Check, checksOf } from "./checks.ts";

interface StartTabProps extends TabProps {
  readonly draft: Draft;
  /** Absent while the first proof is under way. */
  readonly found: readonly Finding[] | undefined;
  readonly onOpen: (tab: DraftTab, at?: Address) => void;
}
export function StartTab({ root, files, draft, found, onOpen }: StartTabProps) {
  const { t } = useTranslation();
  const checks = checksOf(root, files, found, t("design.making.question", { lng: "nl" }));
  const left = checks.filter(({ done }) => !done).length;
  const { state } = draft.view;
  return (
    <section className="design-main design-page stack-16">
      <div>
        <h2>{t("design.start.title")}</h2>
        <p className="quiet" role="status">
          {left === 0 ? t("design.start.ready") : t("design.start.left", { count: left })}
        </p>
      </div>
      <ol className="design-checks">
        {checks.map((check) => (
          <Line key={check.name} {...check} onOpen={onOpen} />
        ))}
        <li className="design-check" data-done={state === "published"}>
          <Mark done={state === "published"} />
          <span>
            <span className="strong block">{t("design.start.checks.review.title")}</span>
            <span className="quiet">{t(`design.start.checks.review.${state === "in-review" ? "asked" : "help"}`)}</span>
          </span>
          <Button iconAfter="right" onClick={() => onOpen("difference")}>
            {t("design.start.to", { tab: t("design.tabs.difference") })}
          </Button>
        </li>
      </ol>
      <TrialPanel draft={draft} errors={found?.filter(({ severity }) => severity === "error").length} />
    </section>
  );
}

function Mark({ done }: { readonly done: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={done ? "design-mark tag tag-ok" : "design-mark tag tag-line"}>
      <Icon name={done ? "check" : "minus"} size={16} />
      {t(done ? "design.start.done" : "design.start.open")}
    </span>
  );
}
function Line({ name, done, tab, at, onOpen }: Check & Pick<StartTabProps, "onOpen">) {
  const { t } = useTranslation();
  return (
    <li className="design-check" data-done={done}>
      <Mark done={done} />
      <span>
        <span className="strong block">{t(`design.start.checks.${name}.title`)}</span>
        {!done && <span className="quiet">{t(`design.start.checks.${name}.help`)}</span>}
      </span>
      <Button iconAfter="right" onClick={() => onOpen(tab, at)}>
        {t("design.start.to", { tab: t(`design.tabs.${tab}`) })}
      </Button>
    </li>
  );
}
