/** Bundles the server, the command line and their workers into this folder; `dist/server` when none is said. */
export function bundleServer(folder?: string): Promise<void>;
