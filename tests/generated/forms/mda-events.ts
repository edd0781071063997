/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaEventsFields {
/**
 * @maxItems 200
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
on?: string
exact?: ("day" | "month" | "year")
kind?: ("report" | "incident" | "birth" | "separation" | "together" | "move" | "measure" | "helpStarted" | "helpStopped" | "loss" | "other")
what?: string
source?: string
certainty?: ("fact" | "told" | "reading")
}[]
}
