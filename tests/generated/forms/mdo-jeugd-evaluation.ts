/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdEvaluationFields {
benefit?: ("yes" | "partly" | "no")
demedicalised?: ("yes" | "partly" | "no" | "unknown")
fitting?: ("yes" | "partly" | "no" | "unknown")
answered?: ("yes" | "partly" | "no")
remark?: string
}
