/** People by name and organisation. */

const initials = (name: string): string =>
  name
    .replace(/^(dr|mr|drs|ir|prof)\.?\s+/i, "")
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join("");

export function Avatar({ name, waiting = false }: { readonly name: string; readonly waiting?: boolean }) {
  return (
    <span className={`avatar${waiting ? " avatar-waiting" : ""}`} aria-hidden="true">
      {initials(name) || name.slice(0, 2).toUpperCase()}
    </span>
  );
}
