/** Bundles the server, the command line and their workers into this folder; `dist/server` when none is said. */
export function bundleServer(folder?: string): Promise<void>;
/** Builds the screens as they ship into `dist/ui`. */
export function bundleUi(): Promise<void>;
