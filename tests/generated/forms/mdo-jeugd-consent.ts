/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdConsentFields {
asked?: string
mode?: ("written" | "oral")
how?: ("talk" | "phone" | "letter")
/**
 * @maxItems 3
 */
told?: ("purpose" | "voluntary" | "withdraw")[]
/**
 * @maxItems 5
 */
scope?: ("gp" | "youthCentre" | "neighbourhoodTeam" | "welfare" | "school")[]
notAbout?: string
validUntil?: string
note?: string
}
