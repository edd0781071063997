/** Whether somebody can write, here and now, a text that is looked through for names: only who writes one is told what it names. */

import { mayRead, maySeeUnit, mayWrite } from "../access/access.ts";
import { visibleFields } from "../access/rows.ts";
import { formFields } from "../forms/index.ts";
import type { Known } from "../screening/types.ts";
import { knownNames } from "../state/known-names.ts";
import type { EvaluationContext } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { type Unit, unitsOf } from "../state/unit.ts";
import { addViews, eventViews } from "./actions.ts";

function isScreened({ process }: EvaluationContext, form: string): boolean {
  const compiled = process.forms[form];
  return (
    compiled !== undefined &&
    formFields(compiled).some(({ schema }) => schema.screen === true || schema.screenWhen !== undefined)
  );
}

/** Forms that the actor can fill at a place: open sections, events with a fill, items to add. */
function formsAt(context: EvaluationContext, actor: Actor, unit: Unit): readonly string[] {
  const sections = Object.entries(unit.definition.sections).flatMap(([name, { form }]) =>
    mayWrite(context, actor, unit, name).allowed ? [form] : [],
  );
  const ways = [...eventViews(context, actor, unit), ...addViews(context, actor, unit)];
  return [...sections, ...ways.flatMap(({ open, fill }) => (open && fill ? [fill.form] : []))];
}

/** Names are compared for nobody else: an answer to anybody would tell who stands in a document that is not for them. */
export const writesScreenedText = (context: EvaluationContext, actor: Actor): boolean =>
  unitsOf(context).some(
    (unit) =>
      (unit.id === null || maySeeUnit(context, actor, unit)) &&
      formsAt(context, actor, unit).some((form) => isScreened(context, form)),
  );

/**
 * Names of this instance that are compared with what somebody types: every one for who writes a text that is looked
 * through. For anybody else only what may be read anyhow, by section, by field and by row: from more they would learn, by
 * trying, who stands in a document that is not for them.
 * @param writes whether he writes such a text, where that is known already.
 */
export const namesFor = (
  context: EvaluationContext,
  actor: Actor,
  writes: boolean = writesScreenedText(context, actor),
): readonly Known[] =>
  writes
    ? knownNames(context)
    : knownNames(context, (unit, section) =>
        mayRead(context, actor, unit, section).allowed ? visibleFields(context, actor, unit, section) : undefined,
      );
