/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdReferralFields {
/**
 * @maxItems 4
 */
purposes?: ("alignHelp" | "inform" | "obtain" | "brainstorm")[]
anonymous?: boolean
/**
 * @maxItems 3
 */
targetGroup?: ("family" | "behaviour" | "somatic")[]
urgency?: ("normal" | "next" | "cannotWait")
situation?: string
tried?: string
question?: string
result?: string
parentsView?: string
childsView?: string
informed?: ("yes" | "no")
notInformed?: string
}
