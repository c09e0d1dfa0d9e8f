// @ts-check
/** How a worker with the engine is named that is to boot in the quick way; any other boots in the ordinary one. */
export const QUICK = "quick";
