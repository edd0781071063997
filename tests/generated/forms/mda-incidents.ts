/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaIncidentsFields {
/**
 * @maxItems 200
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
from?: string
until?: string
count?: number
exact?: ("exact" | "about" | "least")
kind?: ("physical" | "psychological" | "sexual" | "neglect" | "financial" | "stalking" | "honour")
between?: ("partners" | "toChild" | "toParent" | "elder" | "other")
roles?: string
severity?: ("light" | "moderate" | "severe")
childrenPresent?: boolean
injury?: boolean
weapon?: boolean
police?: boolean
source?: string
certainty?: ("fact" | "told" | "reading")
}[]
}
