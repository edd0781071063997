/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaOpinionFields {
helped?: ("yes" | "partly" | "no")
prepared?: ("yes" | "partly" | "no")
light?: ("yes" | "partly" | "no")
line?: string
}
