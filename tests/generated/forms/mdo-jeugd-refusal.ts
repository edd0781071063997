/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdRefusalFields {
asked?: string
how?: ("talk" | "phone" | "letter")
said?: string
}
