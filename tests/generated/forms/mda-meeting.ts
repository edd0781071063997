/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaMeetingFields {
date?: string
startTime?: string
place?: string
/**
 * @maxItems 40
 */
participants?: string[]
}
