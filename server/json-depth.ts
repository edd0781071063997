/** How deep a JSON text is nested, before a parser sees it. */

/** Whether brackets outside of strings are nested deeper than that; read sign by sign, as a deep text would exhaust the stack of a parser. */
export function isDeeper(text: string, most: number): boolean {
  let [depth, inString] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inString && sign === "\\") at += 1;
    else if (sign === '"') inString = !inString;
    else if (inString) continue;
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > most) return true;
  }
  return false;
}
