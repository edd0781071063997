/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaGroundsFields {
/**
 * @maxItems 60
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
on?: string
about?: string
what?: string
toWhom?: string
ground?: ("consent" | "involved" | "duty" | "reportLaw" | "supervisionOrder" | "conflict")
answer?: ("yes" | "no" | "notAsked" | "withdrawn")
why?: string
colleague?: string
informedOn?: string
notInformed?: string
}[]
}
