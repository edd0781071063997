/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdSharingDecisionFields {
why?: string
proportion?: string
lighter?: string
/**
 * @maxItems 5
 */
what?: ("contact" | "situation" | "health" | "safety" | "measure")[]
ground?: ("conflictOfDuties" | "vitalInterest" | "otherLaw")
asked?: ("refused" | "noAnswer" | "unsafeToAsk" | "notAsked")
colleague?: string
informed?: ("yes" | "later" | "no")
notInformed?: string
review?: string
}
