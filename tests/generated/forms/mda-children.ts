/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaChildrenFields {
/**
 * @maxItems 15
 */
rows?: {
id?: string
/**
 * @maxItems 50
 */
visibleTo?: string[]
name?: string
voice?: string
voiceOn?: string
voiceBy?: string
development?: string
school?: string
symptoms?: string
}[]
}
