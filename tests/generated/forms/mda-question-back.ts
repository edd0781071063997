/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaQuestionBackFields {
what?: string
}
