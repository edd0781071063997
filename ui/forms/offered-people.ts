/** Whom the person fields of a form offer: everybody of the group of the instance, and colleagues; not only who is mentioned already. */

import { useQuery } from "@tanstack/react-query";
import { type CompiledForm, formFields, type InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { Candidate, People } from "../api/types.ts";

/** People under a heading of their own, before the others: who is there, who belongs to the case. */
export interface PeopleGroup {
  readonly label: string;
  readonly persons: readonly string[];
}
/** Pattern of a field → ids that it may name; of a field that is not here, everybody who is offered. */
export type Among = Readonly<Record<string, readonly string[]>>;

export interface OfferedPeople {
  /** Names of everybody who is offered or chosen. */
  readonly people: People;
  readonly candidates: readonly Candidate[];
  readonly among: Among;
}

const NAMES = new Set(["person", "organisation"]);
const asksForPerson = (form: CompiledForm): boolean =>
  formFields(form).some(({ schema }) => NAMES.has((schema.items ?? schema).format ?? ""));

const EVERYBODY: Among = {};

/**
 * @param section address of the section that is filled in
 * @param mentioned people whose names are known already: of what is filled in
 */
export function useOfferedPeople(
  view: InstanceView,
  section: string | undefined,
  form: CompiledForm,
  mentioned: People,
): OfferedPeople {
  const { data: candidates = [] } = useQuery({ ...queries.candidates(view.id), enabled: asksForPerson(form) });
  const named = candidates.map(({ id, name, organisation, function: called }) => [
    id,
    { name, organisation, function: called },
  ]);
  return {
    people: { ...Object.fromEntries(named), ...mentioned },
    candidates,
    among: view.among[section ?? ""] ?? EVERYBODY,
  };
}
