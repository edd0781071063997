/** Roles as one phrase: who they are in the words of the definition. */

import type { DefinitionTexts } from "../texts/i18n.ts";

export const rolesWords = (roles: readonly string[], words: DefinitionTexts): string =>
  roles.map((role) => words(`roles.${role}`)).join(", ");
