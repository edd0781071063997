/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaEvaluationFields {
added?: ("yes" | "partly" | "no")
childHeard?: ("yes" | "partly" | "no")
learned?: string
}
