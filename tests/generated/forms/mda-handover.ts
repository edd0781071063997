/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaHandoverFields {
toWhom?: string
/**
 * @maxItems 4
 */
travels?: ("plan" | "safetyPlan" | "report" | "measurements")[]
ground?: ("consent" | "involved" | "duty" | "reportLaw" | "supervisionOrder" | "conflict")
monitor?: boolean
alarm?: string
}
