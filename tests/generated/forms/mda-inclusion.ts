/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaInclusionFields {
reason?: string
director?: string
withoutEvidence?: string
}
