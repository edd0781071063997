/** Types of tools.mjs, which also runs before anything is installed and so is no TypeScript. */

export function findBrowser(): string | undefined;
export function provideTools(): Promise<readonly string[]>;
