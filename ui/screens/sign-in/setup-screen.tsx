/** The first start of an empty installation: whoever has the printed code becomes the first administrator. */

import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { OTHER_PARTY } from "../admin/parties.ts";
import { SignInFrame } from "./frame.tsx";
import { useSend } from "./send.ts";

const EMPTY = {
  code: "",
  name: "",
  function: "",
  login: "",
  organisation: "",
  domain: "",
  avg: "controller",
};

export function SetupScreen({ onLink }: { readonly onLink: (token: string) => void }) {
  const { t } = useTranslation();
  const { send, busy, code: fault, problem } = useSend();
  const [given, setGiven] = useState(EMPTY);
  /** Nobody was registered before: who it is comes next. */
  const [isNew, setIsNew] = useState(false);
  const set = (key: keyof typeof EMPTY) => (value: string) => setGiven({ ...given, [key]: value });
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isNew) {
      const answer = await send<{ token: string | null }>("/api/setup", { code: given.code });
      if (answer?.token) onLink(answer.token);
      else if (answer) setIsNew(true);
      return;
    }
    const { organisation, domain, avg, ...person } = given;
    const answer = await send<{ token: string }>("/api/setup", {
      ...person,
      organisation: { name: organisation, party: OTHER_PARTY, domain, avg },
    });
    if (answer) onLink(answer.token);
  };
  return (
    <SignInFrame title={t("setup.title")} intro={t("setup.intro")} narrow>
      <form className="stack-24" onSubmit={(event) => void go(event)}>
        {problem && fault !== "wrong-start-code" && <Notice tone="bad">{problem}</Notice>}
        <TextField
          label={t("setup.code")}
          help={t("setup.codeHelp")}
          error={fault === "wrong-start-code" ? problem : undefined}
          value={given.code}
          onChange={set("code")}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
        {isNew && <FirstFields given={given} set={set} />}
        <p className="quiet small">{t(isNew ? "setup.next" : "setup.nextCode")}</p>
        <div className="modal-foot">
          <Button look="primary" submit busy={busy}>
            {t("setup.go")}
          </Button>
        </div>
      </form>
    </SignInFrame>
  );
}

interface FirstFieldsProps {
  readonly given: typeof EMPTY;
  readonly set: (key: keyof typeof EMPTY) => (value: string) => void;
}
/** Who the first administrator is, and where that person works. */
function FirstFields({ given, set }: FirstFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="stack-16 fieldset">
        <legend className="sign-in-group">{t("setup.you")}</legend>
        <TextField label={t("admin.name")} value={given.name} onChange={set("name")} autoComplete="name" required />
        <TextField label={t("admin.function")} value={given.function} onChange={set("function")} required />
        <TextField
          label={t("account.login")}
          help={t("account.loginHelp")}
          value={given.login}
          onChange={set("login")}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
      </fieldset>
      <fieldset className="stack-16 fieldset">
        <legend className="sign-in-group">{t("setup.organisation")}</legend>
        <TextField
          label={t("admin.organisationName")}
          value={given.organisation}
          onChange={set("organisation")}
          required
        />
        <TextField
          label={t("admin.domain")}
          help={t("admin.domainHelp")}
          value={given.domain}
          onChange={set("domain")}
          required
        />
        <ChoiceField
          label={t("admin.avg")}
          value={given.avg}
          onChange={set("avg")}
          choices={["controller", "processor"].map((value) => ({ value, words: t(`admin.avgChoices.${value}`) }))}
        />
      </fieldset>
    </>
  );
}
