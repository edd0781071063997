/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdActionHandoverFields {
to?: string
why?: string
}
