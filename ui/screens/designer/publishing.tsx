/** Publishing: the writer asks a colleague, who reads the difference and publishes it or gives it back with a reason. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, NotYetButton } from "../../parts/button.tsx";
import { announce, Notice } from "../../parts/feedback.tsx";
import { TextField } from "../../parts/field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { RefusedReview } from "./refused-review.tsx";
import { languageOf } from "./tab-props.ts";
import type { Draft } from "./use-draft.ts";

interface PublishingProps {
  readonly draft: Draft;
  readonly errors: number | undefined;
  readonly changes: number;
}
export function Publishing({ draft, errors, changes }: PublishingProps) {
  const { t, i18n } = useTranslation();
  const { session } = useWindow();
  const { state, authors, review } = draft.view;
  if (state === "published") return <Notice tone="ok">{t("design.publish.done")}</Notice>;
  if (state === "in-review" && review)
    return (
      <div className="stack-16">
        <Notice>{t("design.publish.asked", { reason: review.reason })}</Notice>
        {authors.includes(session.person ?? "") ? (
          <>
            <NotYetButton why={t("design.publish.secondPerson")}>{t("design.publish.publish")}</NotYetButton>
            <Button onClick={() => void draft.act("return", { reason: t("design.publish.withdrawn") })}>
              {t("design.publish.withdraw")}
            </Button>
          </>
        ) : (
          <>
            <Publish draft={draft} hash={review.hash} />
            <WithReason label="return" act={(reason) => draft.act("return", { reason })} />
          </>
        )}
      </div>
    );
  if (changes === 0) return null;
  if (errors !== 0)
    return (
      <NotYetButton
        why={errors === undefined ? t("design.findings.busy") : t("design.publish.errors", { count: errors })}
      >
        {t("design.publish.review")}
      </NotYetButton>
    );
  return (
    <div className="stack-16">
      <WithReason label="review" act={(reason) => draft.act("review", { reason })} />
      <RefusedReview draft={draft} language={languageOf(i18n.language)} />
    </div>
  );
}

function Publish({ draft, hash }: { readonly draft: Draft; readonly hash: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const publish = async (): Promise<void> => {
    setBusy(true);
    const done = await draft.act("publish", { hash });
    setBusy(false);
    if (!done) return;
    await client.invalidateQueries();
    announce(t("design.publish.done"), "seen");
    await navigate({ to: "/design" });
  };
  return (
    <Button look="primary" busy={busy} onClick={() => void publish()}>
      {t("design.publish.publish")}
    </Button>
  );
}

interface WithReasonProps {
  readonly label: "review" | "return";
  readonly act: (reason: string) => Promise<boolean>;
}
/** A reason, then the button that takes it along. */
function WithReason({ label, act }: WithReasonProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    if (await act(reason.trim())) setReason("");
    setBusy(false);
  };
  return (
    <form
      className="stack-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") void send();
      }}
    >
      <TextField label={t(`design.publish.${label}Reason`)} required value={reason} onChange={setReason} />
      <Button submit busy={busy} look={label === "review" ? "primary" : "second"}>
        {t(`design.publish.${label}`)}
      </Button>
      {label === "review" && busy && (
        <p className="note" role="status">
          <Icon name="clock" size={16} />
          {t("design.publish.proving")}
        </p>
      )}
    </form>
  );
}
