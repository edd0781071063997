/** The words of a mail, Dutch first and English below: a link and nothing of a person or a case. */

import en from "./texts.en.json" with { type: "json" };
import nl from "./texts.nl.json" with { type: "json" };

export type MailText = keyof typeof nl;

export interface Letter {
  readonly subject: string;
  readonly text: string;
}
export function letter(which: MailText, link: string): Letter {
  const [dutch, english] = [nl[which], en[which]];
  const text = `${dutch.text}\n\n–\n\n${english.text}\n`;
  return { subject: dutch.subject, text: text.replaceAll("{{link}}", link) };
}
