/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaAdviceFields {
reason?: string
advice?: string
again?: string
}
