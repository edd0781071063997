/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaReviewFields {
reason?: ("planned" | "incident" | "rise" | "stuck" | "other")
why?: string
}
