/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaPresentFields {
/**
 * @maxItems 40
 */
people?: string[]
}
