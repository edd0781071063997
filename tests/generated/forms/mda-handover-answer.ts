/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaHandoverAnswerFields {
line?: string
}
