/** Signing in with an account of one's own: user name, password and a code of the authenticator, or a passkey. */

import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { TextField } from "../../parts/field.tsx";
import { hasPasskeys, usePasskey } from "./passkey.ts";
import { useSend } from "./send.ts";

interface LocalSignInProps {
  /** Whose account it is, where that is known: only password and code are asked. */
  readonly login?: string | undefined;
  readonly submit?: string;
  readonly onSignedIn: (session: Session) => void;
}
export function LocalSignIn({ login: known, submit, onSignedIn }: LocalSignInProps) {
  const { t } = useTranslation();
  const { send, busy, problem } = useSend();
  const passkey = usePasskey();
  const [login, setLogin] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const session = await send<Session>("/api/session/local", { login, password, code });
    setCode("");
    if (session) onSignedIn(session);
  };
  const byPasskey = async (): Promise<void> => {
    const session = await passkey.give<Session>("/api/session/passkey");
    if (session) onSignedIn(session);
  };
  const wrong = problem ?? passkey.problem;
  return (
    <form className="stack-16" onSubmit={(event) => void go(event)}>
      {wrong && <Notice tone="bad">{wrong}</Notice>}
      {known === undefined && (
        <TextField
          label={t("account.login")}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
      )}
      <TextField
        label={t("account.password")}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      <TextField
        label={t("account.code")}
        help={t("account.codeHelp")}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="text"
        required
      />
      <div className="modal-foot">
        <Button look="primary" submit busy={busy}>
          {submit ?? t("account.signIn")}
        </Button>
        {hasPasskeys() && (
          <Button look="plain" busy={passkey.busy} onClick={() => void byPasskey()}>
            {t("account.byPasskey")}
          </Button>
        )}
      </div>
    </form>
  );
}
