/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaNetworkFields {
/**
 * @maxItems 30
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
name?: string
relation?: string
canDo?: string
when?: string
knows?: ("yes" | "no" | "unknown")
}[]
}
