/** Branded ids: a person's id cannot be passed where an instance's is asked. All are opaque text without personal data. */

declare const brand: unique symbol;
export type Branded<Text extends string> = string & { readonly [brand]: Text };

export type InstanceId = Branded<"InstanceId">;
export type ItemId = Branded<"ItemId">;
export type CommandId = Branded<"CommandId">;
export type PersonId = Branded<"PersonId">;
export type AccountId = Branded<"AccountId">;
export type OrganisationId = Branded<"OrganisationId">;
export type GroupId = Branded<"GroupId">;
export type DefinitionHash = Branded<"DefinitionHash">;

/** Marks text that came from outside as an id of a kind. The caller has checked its shape. */
export const asId = <Id extends Branded<string>>(text: string): Id => text as unknown as Id;
