// @ts-check
/** How much of what is dropped on the class page is read at all. The engine has limits of its own. */

/** Bytes of a progress file; the engine's own limit. */
export const LARGEST_FILE = 20_000_000;
/** Bytes of a ZIP file. */
export const LARGEST_ZIP = 300_000_000;
/** Files in a ZIP, in a folder, or at once. */
export const MOST_FILES = 1000;
