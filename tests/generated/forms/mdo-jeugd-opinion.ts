/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdOpinionFields {
asWished?: ("yes" | "partly" | "no")
information?: ("yes" | "partly" | "no")
improve?: string
}
