/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaAdditionFields {
what?: string
source?: string
certainty?: ("fact" | "told" | "reading")
on?: string
}
