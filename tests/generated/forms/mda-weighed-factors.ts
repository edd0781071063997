/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaWeighedFactorsFields {
/**
 * @maxItems 60
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
about?: string
kind?: ("risk" | "protective")
what?: string
weight?: ("light" | "moderate" | "heavy")
lasting?: ("static" | "dynamic")
source?: string
certainty?: ("fact" | "told" | "reading")
}[]
}
