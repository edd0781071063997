/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdSlotFields {
minutes?: number
kind?: ("new" | "returning" | "closing")
}
