/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdClosingFields {
reason?: ("solved" | "otherHelp" | "moved" | "other")
openActions?: string
withoutEvaluation?: string
}
