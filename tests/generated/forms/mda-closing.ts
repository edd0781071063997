/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaClosingFields {
reason?: ("reached" | "moved" | "refused" | "deceased" | "transferred")
violence?: ("stopped" | "less" | "same" | "more")
safety?: number
coherence?: ("yes" | "partly" | "no" | "notAsked")
openGoals?: string
}
