/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaEstimateFields {
acute?: ("yes" | "no" | "unknown")
structural?: ("yes" | "no" | "unknown")
reasons?: string
advice?: ("include" | "advise" | "notNow")
}
