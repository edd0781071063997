/** How values are written for somebody: the language, and people by name and organisation. */

import { asId, type PersonId } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";

export const wordingOf = (shell: Shell, language: string) => ({
  language,
  privacy: "personal" as const,
  person: (id: string) => {
    const person = shell.directory.person(asId<PersonId>(id));
    const organisation = person && shell.directory.organisation(person.organisation);
    return person && { name: person.name, function: person.function, organisation: organisation?.name ?? "" };
  },
});
