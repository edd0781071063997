/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaConflictFields {
/**
 * @maxItems 40
 */
people?: string[]
why?: string
}
