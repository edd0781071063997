/** Sign in: in a demo, pick one of its people; else with an account of one's own. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { queries } from "../../api/queries.ts";
import type { Session } from "../../api/types.ts";
import { Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Avatar } from "../../parts/person.tsx";
import { SignInFrame } from "./frame.tsx";
import { LocalSignIn } from "./local-sign-in.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";
import { ProviderCodeScreen } from "./provider-code-screen.tsx";

/** Signing in as a demo person, with what went wrong. */
export function useSignIn(onSignedIn: (session: Session) => void) {
  const [state, setState] = useState<{ busy: boolean; error: boolean }>({ busy: false, error: false });
  const as = async (person: string): Promise<void> => {
    setState({ busy: true, error: false });
    try {
      const session = await ask<Session>("/api/session", { method: "POST", body: { person } });
      setState({ busy: false, error: false });
      onSignedIn(session);
    } catch {
      setState({ busy: false, error: true });
    }
  };
  return { ...state, as: (person: string) => void as(person) };
}

/** In a demo one of its people; else an account of one's own. */
export function SignInScreen({
  demo,
  onSignedIn,
}: {
  readonly demo: boolean;
  readonly onSignedIn: (session: Session) => void;
}) {
  const { t, i18n } = useTranslation();
  const came = new URLSearchParams(window.location.search).get("provider");
  if (demo) return <DemoSignIn onSignedIn={onSignedIn} />;
  if (came === "code") return <ProviderCodeScreen />;
  return (
    <SignInFrame title={t("account.title")} narrow>
      {came !== null && (
        <Notice tone="bad">{i18n.exists(`problems.${came}`) ? t(`problems.${came}`) : t("problems.unexpected")}</Notice>
      )}
      <ProviderButtons />
      <LocalSignIn onSignedIn={onSignedIn} />
      <p className="small quiet">{t("account.lost")}</p>
    </SignInFrame>
  );
}

function DemoSignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const people = useQuery(queries.demoPeople);
  const signIn = useSignIn(onSignedIn);
  return (
    <SignInFrame title={t("signIn.title")} intro={t("signIn.intro")}>
      {signIn.error && <Notice tone="bad">{t("session.failed")}</Notice>}
      {people.isPending && <Skeleton />}
      {people.error && <Failure error={people.error} retry={() => void people.refetch()} />}
      {people.data?.length === 0 && <Empty title={t("signIn.nobody")}>{t("signIn.nobodyHelp")}</Empty>}
      {groupsOf(people.data ?? []).map(([name, members]) => (
        <section key={name} className="stack-8">
          <h2 className="sign-in-group">{name}</h2>
          <ul className="people">
            {members.map((person) => (
              <li key={person.person}>
                <button
                  type="button"
                  className="person-card"
                  disabled={signIn.busy}
                  onClick={() => signIn.as(person.person ?? "")}
                >
                  <Avatar name={person.name ?? ""} />
                  <span className="grow">
                    <span className="strong">{person.name}</span>
                    <span className="small quiet person-what">{person.function}</span>
                  </span>
                  <Icon name="right" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </SignInFrame>
  );
}

function groupsOf(people: readonly Session[]): readonly (readonly [string, readonly Session[]])[] {
  const groups = new Map<string, Session[]>();
  for (const person of people) {
    const name = person.organisation?.name ?? "";
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b, "nl"));
}
