/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaViewsFields {
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
view?: string
agrees?: ("yes" | "partly" | "no" | "unknown")
on?: string
}[]
}
