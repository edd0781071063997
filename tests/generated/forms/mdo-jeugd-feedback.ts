/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdFeedbackFields {
on?: string
how?: ("talk" | "phone" | "letter")
/**
 * @maxItems 3
 */
to?: ("child" | "parents" | "guardian")[]
reaction?: string
}
