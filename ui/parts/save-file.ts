/** Gives a file to the browser to keep. */

/** Long enough for the browser to begin. */
const BEGIN = 10_000;

export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGIN);
}
