/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaLookbackFields {
asWished?: ("yes" | "partly" | "no")
improve?: string
improver?: string
}
