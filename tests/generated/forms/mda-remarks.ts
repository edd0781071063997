/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaRemarksFields {
what?: string
}
