/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaAssignmentFields {
to?: string
why?: string
}
