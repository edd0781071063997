/* Made by `npm run types` from JSON Schema. Do not edit. */

export interface MdoJeugdSafetyFields {
signs?: ("yes" | "no" | "unknown")
step?: ("1" | "2" | "3" | "4" | "5")
advice?: ("none" | "advice" | "report")
adviceDate?: string
}
