/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdCheckFields {
complete?: ("yes" | "no")
known?: ("yes" | "no" | "unknown")
knownNumber?: string
missing?: string
note?: string
}
