/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaDocumentsFields {
/**
 * @maxItems 100
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
name?: string
kind?: ("report" | "plan" | "letter" | "decision" | "other")
source?: string
on?: string
where?: string
forWhom?: string
}[]
}
