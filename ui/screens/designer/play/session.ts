/** What is played: a world on a draft, as one person, with everything needed to begin again or step back. */

import {
  type CompiledProcess,
  type FieldError,
  type Fields,
  fieldErrors,
  type Json,
  type PersonRef,
  pinned,
  type Validate,
  type ValidatorError,
  type World,
} from "../../../../engine/index.ts";
import type { DefinitionTexts } from "../../../texts/i18n.ts";

/** A draft that compiles, with the checks of its forms. */
export interface Playable {
  readonly process: CompiledProcess;
  readonly validate: Validate;
  /** Address of the module that checks a form. */
  readonly validatorAt: (form: string) => string;
}
/** What the frame is answered from. */
export interface PlayedWorld extends Playable {
  readonly world: World;
  /** Who looks and acts. */
  readonly me: PersonRef;
  readonly words: DefinitionTexts;
  /** Somebody's unfinished fields, by person and address. */
  readonly drafts: Map<string, Json>;
  /** A command was taken. */
  readonly onMove: () => void;
  /** An instance was opened. */
  readonly onOpen: (instance: string) => void;
}
interface ValidatorModule {
  readonly validate: ((fields: Fields) => boolean) & { readonly errors?: readonly ValidatorError[] | null };
}
export interface DraftAt {
  readonly id: string;
  readonly revision: number;
  readonly root: string;
  readonly variant?: string | undefined;
  readonly files: ReadonlyMap<string, string>;
}

async function checksOf(process: CompiledProcess, at: Playable["validatorAt"]): Promise<Validate> {
  const modules = new Map<string, ValidatorModule["validate"]>();
  await Promise.all(
    Object.keys(process.forms).map(async (form) => {
      const { validate } = (await import(/* @vite-ignore */ at(form))) as ValidatorModule;
      modules.set(form, validate);
    }),
  );
  return (form, fields): readonly FieldError[] => {
    const validate = modules.get(form);
    if (!validate) return [{ pointer: "", code: "unknown-form", params: { form } }];
    return validate(fields) ? [] : fieldErrors(validate.errors ?? []);
  };
}

/** The draft made ready to run; undefined when it does not compile. */
export async function playable({ id, revision, root, variant, files }: DraftAt): Promise<Playable | undefined> {
  const overlay = `${root}/variants/${variant}`;
  const { process } = pinned({ root, files }, variant === undefined ? [] : [{ root: overlay, files }]);
  if (!process) return undefined;
  const validatorAt = (form: string): string =>
    `/api/drafts/${encodeURIComponent(id)}/validators/${revision}/${form.replaceAll("/", "~")}.js`;
  return { process, validatorAt, validate: await checksOf(process, validatorAt) };
}
