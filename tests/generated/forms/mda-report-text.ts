/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdaReportTextFields {
summary?: string
voice?: string
next?: string
}
