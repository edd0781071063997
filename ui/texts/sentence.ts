/** A text as a part of a sentence, or at its beginning. */

/** A label inside a sentence; what is written in capitals on purpose stays. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
