/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaQualificationFields {
/**
 * @maxItems 12
 */
codes?: ("controlling" | "situational" | "mutual" | "exStalking" | "childPhysical" | "childEmotional" | "childNeglect" | "childSexual" | "childWitness" | "toParent" | "elder" | "honour")[]
acute?: ("yes" | "no" | "unknown")
structural?: ("yes" | "no" | "unknown")
severity?: ("light" | "moderate" | "heavy")
pattern?: string
phase?: ("direct" | "stable" | "recovery")
frame?: ("voluntary" | "pressure" | "forced")
fit?: ("yes" | "other")
basis?: string
}
