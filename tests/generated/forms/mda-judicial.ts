/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaJudicialFields {
/**
 * @maxItems 40
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
kind?: ("banOrder" | "supervision" | "placement" | "charge" | "verdict" | "conditions" | "contactBan" | "detention")
about?: string
from?: string
until?: string
what?: string
source?: string
}[]
}
