/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaSeriesFields {
/**
 * @maxItems 100
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
on?: string
value?: number
line?: string
}[]
}
