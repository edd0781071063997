/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaProfessionalsFields {
/**
 * @maxItems 30
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
organisation?: string
professional?: string
forWhom?: string
task?: string
frame?: ("voluntary" | "pressure" | "supervision" | "probation")
since?: string
until?: string
}[]
}
