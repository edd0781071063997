/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdActionFields {
what?: string
owner?: string
by?: string
}
