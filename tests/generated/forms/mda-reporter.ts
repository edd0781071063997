/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaReporterFields {
unknown?: boolean
name?: string
relation?: string
contact?: string
}
