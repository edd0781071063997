/** Behind a link: choose a password, add the account to an authenticator, and keep the recovery codes. */

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import type { Session } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Empty, Notice, Skeleton } from "../../parts/feedback.tsx";
import { TextField } from "../../parts/field.tsx";
import { AuthenticatorPicture } from "./authenticator-picture.tsx";
import { SignInFrame } from "./frame.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useSend } from "./send.ts";

interface Enrolment {
  readonly name: string;
  readonly login: string;
  readonly secret: string;
  readonly uri: string;
  readonly organisation: string;
}
type Enrolled = Session & { readonly recovery: readonly string[] };

export function EnrolScreen({
  token,
  onSignedIn,
}: {
  readonly token: string;
  readonly onSignedIn: (session: Session) => void;
}) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Enrolled>();
  const { data, error } = useQuery({
    queryKey: ["enrolment", token],
    queryFn: () => ask<Enrolment>("/api/enrolment/look", { method: "POST", body: { token } }),
    enabled: done === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (done)
    return (
      <SignInFrame title={t("enrol.recovery")} intro={t("enrol.recoveryHelp")} narrow>
        <RecoveryCodes codes={done.recovery} go={t("enrol.toWork")} onGo={() => onSignedIn(done)} />
      </SignInFrame>
    );
  if (error)
    return (
      <SignInFrame title={t("enrol.ended")} narrow>
        <Empty
          title={t("enrol.endedTitle")}
          action={<Button onClick={() => window.location.assign("/")}>{t("enrol.toSignIn")}</Button>}
        >
          {t("problems.link-ended")}
        </Empty>
      </SignInFrame>
    );
  return (
    <SignInFrame title={t("enrol.title", { name: data?.name ?? "" })} intro={t("enrol.intro")} narrow>
      {data && <ProviderButtons only={data.organisation} link={token} />}
      {data ? <EnrolForm enrolment={data} token={token} onDone={setDone} /> : <Skeleton />}
    </SignInFrame>
  );
}

function EnrolForm({
  enrolment,
  token,
  onDone,
}: {
  readonly enrolment: Enrolment;
  readonly token: string;
  readonly onDone: (enrolled: Enrolled) => void;
}) {
  const { t } = useTranslation();
  const { send, busy, code: fault, problem } = useSend();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await send<Enrolled>("/api/enrolment", { token, password, code });
    if (answer) onDone(answer);
  };
  const ofPassword = fault?.startsWith("password-") ?? false;
  const ofCode = fault === "wrong-code";
  return (
    <form className="stack-24" onSubmit={(event) => void go(event)}>
      {problem && !ofPassword && !ofCode && <Notice tone="bad">{problem}</Notice>}
      <p>
        {t("account.login")}: <strong>{enrolment.login}</strong>
      </p>
      <TextField
        label={t("enrol.password")}
        help={t("enrol.passwordHelp")}
        error={ofPassword ? problem : undefined}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        required
      />
      <fieldset className="stack-16 fieldset">
        <legend className="sign-in-group">{t("enrol.authenticator")}</legend>
        <AuthenticatorPicture secret={enrolment.secret} uri={enrolment.uri} />
        <TextField
          label={t("enrol.code")}
          error={ofCode ? problem : undefined}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
        />
      </fieldset>
      <div className="modal-foot">
        <Button look="primary" submit busy={busy}>
          {t("enrol.go")}
        </Button>
      </div>
    </form>
  );
}
