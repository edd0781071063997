/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaRegistrationFields {
situation?: string
since?: ("weeks" | "months" | "years")
often?: ("once" | "monthly" | "weekly" | "more" | "unknown")
tried?: string
question?: string
danger?: boolean
secretAddress?: boolean
workersAtRisk?: boolean
veiligThuis?: ("reported" | "advice" | "no" | "unknown")
familyView?: string
childView?: string
informed?: ("yes" | "partly" | "no")
notInformed?: string
origin?: ("localTeam" | "veiligThuis" | "youthProtection" | "safetyHouse" | "mdoJeugd" | "other")
originNumber?: string
}
