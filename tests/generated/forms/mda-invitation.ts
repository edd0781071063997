/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaInvitationFields {
who?: string
why?: string
judicial?: boolean
until?: string
}
