/** Sign in: in a demo, pick one of its people. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { queries } from "../../api/queries.ts";
import type { Session } from "../../api/types.ts";
import { Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Icon, Mark } from "../../parts/icon.tsx";
import { Avatar } from "../../parts/person.tsx";
import { chooseLanguage, useLanguage } from "../../texts/i18n.ts";

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

export function SignInScreen({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const people = useQuery(queries.demoPeople);
  const signIn = useSignIn(onSignedIn);
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <span className="text-brand row">
          <Mark size={34} />
          <span className="sign-in-name">Casustafel</span>
        </span>
        <button
          type="button"
          className="button button-quiet"
          lang={language === "nl" ? "en" : "nl"}
          onClick={() => chooseLanguage(language === "nl" ? "en" : "nl")}
        >
          <Icon name="globe" />
          {language === "nl" ? "English" : "Nederlands"}
        </button>
      </header>
      <main className="sign-in-main stack-24">
        <div className="stack-8">
          <h1 className="sign-in-title">{t("signIn.title")}</h1>
          <p className="quiet">{t("signIn.intro")}</p>
        </div>
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
      </main>
    </div>
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
