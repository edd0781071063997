/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaScoreFields {
/**
 * @maxItems 20
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
about?: string
value?: number
line?: string
}[]
}
