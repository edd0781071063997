/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaInstrumentsFields {
/**
 * @maxItems 30
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
name?: ("lirik" | "arij" | "careNl" | "bSafer" | "signsOfSafety" | "triage" | "other")
version?: string
on?: string
assessor?: string
about?: string
outcome?: string
reasons?: string
validUntil?: string
}[]
}
