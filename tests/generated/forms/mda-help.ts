/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaHelpFields {
/**
 * @maxItems 40
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
provider?: string
aim?: string
from?: string
until?: string
result?: ("yes" | "partly" | "no")
ended?: string
}[]
}
