/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaGoalFields {
phase?: ("direct" | "stable" | "recovery")
family?: string
professional?: string
about?: string
factor?: string
indicator?: string
start?: number
target?: number
days?: number
by?: string
}
