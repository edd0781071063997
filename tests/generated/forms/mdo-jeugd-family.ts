/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdFamilyFields {
/**
 * @minItems 1
 * @maxItems 15
 */
persons?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
relation?: ("child" | "parent" | "guardian" | "institution" | "carer" | "other")
name?: string
birthDate?: string
sex?: ("girl" | "boy" | "other")
authority?: ("yes" | "no" | "unknown")
authorityChecked?: ("register" | "document" | "told")
ownData?: boolean
livesWith?: boolean
}[]
address?: string
district?: string
living?: ("twoParents" | "oneParent" | "coParenting" | "foster" | "residential")
language?: string
measure?: ("yes" | "no" | "unknown")
measureKind?: ("supervision" | "guardianship" | "placement")
measureBody?: string
measureContact?: string
}
