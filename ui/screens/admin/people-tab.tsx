/** The people of the region with their accounts. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/feedback.tsx";
import { otherMemberships } from "./humans.ts";
import { InvitationDialog } from "./invitation-dialog.tsx";
import { MembershipDialog } from "./membership-dialog.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { ResumeDialog } from "./resume-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";
import type { Overview, Person } from "./types.ts";

type Open =
  | { readonly what: "new" }
  | { readonly what: "change" | "invite" | "stop" | "resume" | "membership"; readonly id: string };
const TONES: Readonly<Record<Person["account"], string>> = {
  demo: "tag-line",
  none: "tag-warn",
  invited: "tag-warn",
  active: "tag-ok",
  stopped: "tag-bad",
};

export function PeopleTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const person = open && "id" in open ? overview.people.find(({ id }) => id === open.id) : undefined;
  const nameOf = (id: string): string => overview.organisations.find((one) => one.id === id)?.name ?? "";
  /** The account runs for another organisation: no new link is needed. */
  const isStillIn = (one: Person): boolean =>
    otherMemberships(overview.people, one).some(({ account }) => account === "active");
  const sorted = [...overview.people].sort((a, b) => a.name.localeCompare(b.name, "nl"));
  return (
    <section className="stack-16">
      <div className="row-between">
        <p className="quiet">{t("admin.peopleIntro")}</p>
        {overview.organisations.length > 0 && (
          <Button look="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>
            {t("admin.newPerson")}
          </Button>
        )}
      </div>
      {sorted.length === 0 && <Empty title={t("admin.noPeople")}>{t("admin.noPeopleHelp")}</Empty>}
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("admin.name")}</th>
              <th scope="col">{t("admin.organisation")}</th>
              <th scope="col">{t("account.login")}</th>
              <th scope="col">{t("admin.account")}</th>
              <th scope="col">{t("admin.acts")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.name}
                  <span className="small quiet block">{one.function}</span>
                  {(one.duties ?? []).map((duty) => (
                    <span key={duty} className="tag tag-brand">
                      {t(`admin.dutyChoices.${duty}`)}
                    </span>
                  ))}
                </th>
                <td>
                  {nameOf(one.organisation)}
                  {otherMemberships(overview.people, one).map((other) => (
                    <span key={other.id} className="small quiet block">
                      {t(other.account === "stopped" ? "admin.workedFor" : "admin.worksFor", {
                        organisation: nameOf(other.organisation),
                      })}
                    </span>
                  ))}
                </td>
                <td>{one.login}</td>
                <td>
                  <span className={`tag ${TONES[one.account]}`}>{t(`admin.accounts.${one.account}`)}</span>
                </td>
                <td>
                  <div className="row">
                    <Button
                      look="plain"
                      className="button-small"
                      onClick={() => setOpen({ what: "change", id: one.id })}
                    >
                      {t("admin.change")}
                    </Button>
                    {["invited", "active"].includes(one.account) && (
                      <Button
                        look="plain"
                        className="button-small"
                        onClick={() => setOpen({ what: "membership", id: one.id })}
                      >
                        {t("admin.membership")}
                      </Button>
                    )}
                    {["invited", "active", "none"].includes(one.account) && (
                      <Button
                        look="plain"
                        className="button-small"
                        onClick={() => setOpen({ what: "invite", id: one.id })}
                      >
                        {t(one.account === "active" ? "admin.reset" : "admin.invite")}
                      </Button>
                    )}
                    {one.account === "stopped" && (
                      <Button
                        look="plain"
                        className="button-small"
                        onClick={() => setOpen({ what: "stop", id: one.id })}
                      >
                        {t("admin.hand")}
                      </Button>
                    )}
                    {one.account === "stopped" ? (
                      <Button
                        look="plain"
                        className="button-small"
                        onClick={() => setOpen({ what: "resume", id: one.id })}
                      >
                        {t("admin.resume")}
                      </Button>
                    ) : (
                      <Button
                        look="grave"
                        className="button-small"
                        onClick={() => setOpen({ what: "stop", id: one.id })}
                      >
                        {t("admin.stopShort")}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(open?.what === "new" || open?.what === "change") && (
        <PersonDialog
          person={person}
          overview={overview}
          onClose={close}
          onNew={(id) => setOpen({ what: "invite", id })}
        />
      )}
      {open?.what === "membership" && person && (
        <MembershipDialog person={person} overview={overview} onClose={close} />
      )}
      {open?.what === "invite" && person && (
        <InvitationDialog person={person} canMail={overview.mail && person.hasAddress} onClose={close} />
      )}
      {open?.what === "resume" && person && (
        <ResumeDialog
          person={person}
          isStillIn={isStillIn(person)}
          onOpen={() =>
            person.login === "" || isStillIn(person) ? close() : setOpen({ what: "invite", id: person.id })
          }
          onClose={close}
        />
      )}
      {open?.what === "stop" && person && (
        <StopDialog
          person={person}
          isStillIn={isStillIn(person)}
          people={sorted}
          organisations={overview.organisations}
          onClose={close}
        />
      )}
    </section>
  );
}
