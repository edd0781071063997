/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaAddressFields {
whose?: string
address?: string
mayKnow?: string
why?: string
}
