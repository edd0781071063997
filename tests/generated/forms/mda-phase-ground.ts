/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaPhaseGroundFields {
on?: string
why?: string
}
