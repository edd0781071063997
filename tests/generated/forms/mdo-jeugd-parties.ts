/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdPartiesFields {
/**
 * @maxItems 15
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
organisation?: string
party?: ("gp" | "youthCentre" | "neighbourhoodTeam" | "welfare" | "school" | "other")
professional?: string
what?: string
since?: string
contact?: ("yes" | "no")
}[]
overview?: string
}
