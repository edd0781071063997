/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaSafetyPlanFields {
worries?: string
danger?: string
wished?: string
conditions?: string
/**
 * @maxItems 30
 */
agreements?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
kind?: ("direct" | "structural")
what?: string
watches?: string
from?: string
}[]
ifWrong?: string
evaluate?: string
}
