/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaGlobalPlanFields {
stopViolence?: string
moreSafety?: string
/**
 * @maxItems 6
 */
phases?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
phase?: ("direct" | "stable" | "recovery")
reached?: string
leads?: string
first?: string
planB?: string
watch?: string
}[]
review?: string
tells?: string
}
