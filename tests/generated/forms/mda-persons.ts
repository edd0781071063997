/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaPersonsFields {
/**
 * @maxItems 20
 */
persons?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
name?: string
place?: ("adult" | "child" | "elder" | "other")
birthDate?: string
sex?: ("woman" | "man" | "other")
deceased?: boolean
household?: ("first" | "second" | "third" | "elsewhere")
livesThereSince?: string
authority?: ("both" | "mother" | "father" | "institution" | "unknown")
scored?: boolean
}[]
/**
 * @maxItems 40
 */
relations?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
from?: string
kind?: ("partner" | "exPartner" | "parent" | "stepParent" | "sibling" | "carer" | "other")
to?: string
since?: string
until?: string
violent?: boolean
}[]
}
