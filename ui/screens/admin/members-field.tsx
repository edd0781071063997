/** Who holds which function in a group, and from when until when. */

import { useTranslation } from "react-i18next";
import { Button, IconButton } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-input.tsx";
import type { Member, Overview, Process } from "./types.ts";
import { useWords } from "./use-admin.ts";

interface MembersFieldProps {
  readonly process: Process;
  readonly overview: Overview;
  readonly members: readonly Member[];
  readonly onChange: (members: readonly Member[]) => void;
}
export function MembersField({ process, overview, members, onChange }: MembersFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const nameOf = (id: string): string => overview.organisations.find((one) => one.id === id)?.name ?? "";
  /** Whoever left is chosen no more, and stays where they stood. */
  const people = overview.people.filter(
    ({ id, account }) => account !== "stopped" || members.some(({ person }) => person === id),
  );
  const change = (index: number, part: Partial<Member>): void =>
    onChange(members.map((member, at) => (at === index ? { ...member, ...part } : member)));
  const until = (index: number, day: string): void => {
    const { until: _before, ...rest } = members[index] as Member;
    onChange(members.map((member, at) => (at === index ? { ...rest, ...(day ? { until: day } : {}) } : member)));
  };
  return (
    <fieldset className="stack-16 fieldset">
      <legend className="sign-in-group">{t("admin.members")}</legend>
      {process.functions.map((held) => (
        <div key={held.id} className="stack-8">
          <h4>{words(held.words, held.id)}</h4>
          {held.help && <p className="small quiet">{words(held.help, "")}</p>}
          <ul className="stack-8">
            {members.map((member, index) =>
              member.function !== held.id ? null : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a person may hold a function in two periods
                <li key={index} className="member-row">
                  <select
                    className="control"
                    aria-label={t("admin.whoFor", { function: words(held.words, held.id) })}
                    value={member.person}
                    onChange={({ target }) => change(index, { person: target.value })}
                    required
                  >
                    <option value="">{t("form.choose")}</option>
                    {people.map(({ id, name, organisation }) => (
                      <option key={id} value={id}>
                        {name} · {nameOf(organisation)}
                      </option>
                    ))}
                  </select>
                  <DayField
                    label={t("admin.from")}
                    value={member.from}
                    onChange={(from) => change(index, { from })}
                    required
                  />
                  <DayField
                    label={t("admin.until")}
                    value={member.until ?? ""}
                    from={member.from}
                    onChange={(day) => until(index, day)}
                  />
                  <IconButton
                    icon="bin"
                    label={t("admin.removeMember")}
                    onClick={() => onChange(members.filter((_, at) => at !== index))}
                  />
                </li>
              ),
            )}
          </ul>
          <Button
            look="plain"
            icon="plus"
            className="button-small"
            onClick={() => onChange([...members, { person: "", function: held.id, from: overview.today }])}
          >
            {t("admin.addMember", { function: words(held.words, held.id) })}
          </Button>
        </div>
      ))}
    </fieldset>
  );
}
