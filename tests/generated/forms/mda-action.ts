/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaActionFields {
what?: string
owner?: string
by?: string
}
