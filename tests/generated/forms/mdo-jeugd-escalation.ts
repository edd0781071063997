/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdEscalationFields {
to?: ("reportPoint" | "protectionTable" | "otherTable")
why?: string
}
