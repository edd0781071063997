/** Types of install.mjs, which also runs before anything is installed and so is no TypeScript. */

export const root: string;
export function hashOf(paths: readonly string[], below?: string): string;
export function nodeProblem(version: string): string | undefined;
export function install(): void;
