/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdCooperationFields {
asWished?: ("yes" | "partly" | "no")
information?: ("yes" | "partly" | "no")
improve?: string
improver?: string
nextDate?: string
}
