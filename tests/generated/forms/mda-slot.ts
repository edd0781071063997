/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaSlotFields {
minutes?: number
kind?: ("first" | "again")
}
