/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaIntegralPlanFields {
/**
 * @maxItems 9
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
changed?: string
/**
 * @maxItems 20
 */
agreed?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
about?: string
agrees?: ("yes" | "partly" | "no")
what?: string
on?: string
}[]
network?: string
/**
 * @maxItems 20
 */
tells?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
who?: string
toWhom?: string
what?: string
by?: string
}[]
}
