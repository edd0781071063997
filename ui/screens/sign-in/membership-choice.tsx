/** For whom somebody works now who works for several organisations: asked right after signing in. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { workAs } from "../../api/memberships.ts";
import type { Session } from "../../api/types.ts";
import { Notice } from "../../parts/feedback.tsx";
import { SignInFrame } from "./frame.tsx";

interface MembershipChoiceProps {
  readonly session: Session;
  readonly onChosen: (session: Session) => void;
}
export function MembershipChoice({ session, onChosen }: MembershipChoiceProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const choose = async (person: string): Promise<void> => {
    setBusy(true);
    try {
      const next = await workAs(person);
      onChosen({ ...session, ...next });
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <SignInFrame title={t("memberships.title")} intro={t("memberships.intro")} narrow>
      {failed && <Notice tone="bad">{t("session.failed")}</Notice>}
      <ul className="people">
        {session.memberships?.map(({ person, organisation, function: called }) => (
          <li key={person}>
            <button type="button" className="person-card" disabled={busy} onClick={() => void choose(person)}>
              <span className="grow">
                <span className="strong">{organisation}</span>
                <span className="small quiet person-what">{called}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </SignInFrame>
  );
}
