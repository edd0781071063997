/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaJudgementFields {
recidivism?: ("low" | "medium" | "high" | "undetermined")
reasons?: string
facts?: string
children?: string
/**
 * @maxItems 20
 */
dissent?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
who?: string
what?: string
}[]
/**
 * @maxItems 20
 */
gaps?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
what?: string
who?: string
}[]
}
