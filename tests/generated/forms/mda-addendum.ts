/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaAddendumFields {
text?: string
why?: string
}
