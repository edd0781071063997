/** After an organisation's own provider: the code of the authenticator, or connecting one the first time. */

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
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useSend } from "./send.ts";

interface Asked {
  readonly name: string;
  readonly enrol?: { readonly secret: string; readonly uri: string };
}
type Signed = Session & { readonly recovery?: readonly string[]; readonly back?: string };

/** Goes to where somebody was on the way, with everything loaded anew. */
const goOn = ({ back = "/" }: Signed): void => window.location.assign(back);

export function ProviderCodeScreen() {
  const { t } = useTranslation();
  const [done, setDone] = useState<Signed>();
  const { data, error } = useQuery({
    queryKey: ["provider-code"],
    queryFn: () => ask<Asked>("/api/session/provider"),
    enabled: done === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (done?.recovery)
    return (
      <SignInFrame title={t("enrol.recovery")} intro={t("enrol.recoveryHelp")} narrow>
        <RecoveryCodes codes={done.recovery} go={t("enrol.toWork")} onGo={() => goOn(done)} />
      </SignInFrame>
    );
  if (error)
    return (
      <SignInFrame title={t("account.title")} narrow>
        <Empty
          title={t("provider.late")}
          action={<Button onClick={() => window.location.assign("/")}>{t("enrol.toSignIn")}</Button>}
        >
          {t("problems.provider-late")}
        </Empty>
      </SignInFrame>
    );
  const intro = t(data?.enrol ? "provider.enrolIntro" : "provider.codeIntro");
  return (
    <SignInFrame title={t("enrol.title", { name: data?.name ?? "" })} intro={intro} narrow>
      {data ? <CodeForm asked={data} onDone={(next) => (next.recovery ? setDone(next) : goOn(next))} /> : <Skeleton />}
    </SignInFrame>
  );
}

function CodeForm({ asked, onDone }: { readonly asked: Asked; readonly onDone: (signed: Signed) => void }) {
  const { t } = useTranslation();
  const { send, busy, problem } = useSend();
  const [code, setCode] = useState("");
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await send<Signed>("/api/session/provider/code", { code });
    setCode("");
    if (answer) onDone(answer);
  };
  return (
    <form className="stack-16" onSubmit={(event) => void go(event)}>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {asked.enrol && <AuthenticatorPicture {...asked.enrol} />}
      <TextField
        label={t(asked.enrol ? "enrol.code" : "account.code")}
        {...(asked.enrol ? {} : { help: t("account.codeHelp") })}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        required
      />
      <div className="modal-foot">
        <Button look="primary" submit busy={busy}>
          {t("account.signIn")}
        </Button>
      </div>
    </form>
  );
}
