/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaActionHandoverFields {
to?: string
why?: string
}
