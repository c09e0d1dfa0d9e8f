// @ts-check
/** How workers with the engine are named, which is all that a worker is told before it begins. */

/** Boots in the quick way; any other boots in the ordinary one. */
export const QUICK = "quick";

/** The class page's: what it asks is answered by another door of the engine, which the kept memory does not hold. */
export const CLASS = "class";
