/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaCriteriaFields {
structural?: ("yes" | "no" | "unknown")
structuralEvidence?: string
noPlan?: ("yes" | "no" | "unknown")
noPlanEvidence?: string
repeating?: ("yes" | "no" | "unknown")
repeatingEvidence?: string
highRisk?: ("yes" | "no" | "unknown")
highRiskEvidence?: string
severalDomains?: ("yes" | "no" | "unknown")
severalDomainsEvidence?: string
}
