/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaAgendaFields {
/**
 * @maxItems 40
 */
order?: string[]
openingMinutes?: number
closingMinutes?: number
}
