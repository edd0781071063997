/** Functions in groups that go from somebody who leaves to a colleague. */

import type { Day, PersonId } from "../../engine/index.ts";
import type { GroupRecord, Membership } from "../directory/types.ts";

/** Until today it was one person, from today it is another, unless that one holds the function already; one that is still to begin begins with the other. */
function handOver(member: Membership, to: PersonId, today: Day, others: readonly Membership[]): readonly Membership[] {
  const holdsIt = others.some(
    ({ person, function: held, from, until }) =>
      person === to && held === member.function && from <= today && (until === undefined || until >= today),
  );
  if (holdsIt) return member.from > today ? [] : [{ ...member, until: today }];
  const rest = member.until === undefined ? {} : { until: member.until };
  const next = { person: to, function: member.function, ...rest };
  return member.from > today
    ? [{ ...next, from: member.from }]
    : [
        { ...member, until: today },
        { ...next, from: today },
      ];
}

/** Groups in which somebody holds a function today or later, as they are when a colleague takes those over. */
export function handedOver(
  groups: readonly GroupRecord[],
  from: PersonId,
  to: PersonId,
  today: Day,
): readonly GroupRecord[] {
  const isToGo = ({ person, until }: Membership): boolean => person === from && (until === undefined || until >= today);
  return groups.flatMap((group) =>
    group.members.some(isToGo)
      ? [
          {
            ...group,
            members: group.members.flatMap((member) =>
              isToGo(member) ? handOver(member, to, today, group.members) : [member],
            ),
          },
        ]
      : [],
  );
}
