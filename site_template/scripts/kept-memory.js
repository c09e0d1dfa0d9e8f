// @ts-check
/**
 * The engine's kept memory, which the browser keeps for later visits: in its ordinary cache, or in the service worker's.
 *
 * Over a slow network a first visit boots without it. It is fetched when the engine is up, and the next visit finds it.
 */

/** What the service worker's caches are called, see service-worker.js. */
const CACHES = "mkcourse ";

/**
 * Whether this file would come from this device.
 *
 * @param {URL} file
 */
export async function isFetched(file) {
  try {
    if ("caches" in globalThis) {
      if (await caches.match(file)) return true;
      if ((await caches.keys()).some(isOfThisSite)) return false; // its worker would ask the server
    }
    const found = await fetch(file, { cache: "only-if-cached", mode: "same-origin" });
    await found.body?.cancel();
    return found.ok;
  } catch {
    return false; // which is how browsers say that they have none
  }
}

/** @param {string} cache */
function isOfThisSite(cache) {
  const [, root = ""] = cache.split(" ");
  return cache.startsWith(CACHES) && location.pathname.startsWith(root);
}

/**
 * Fetches it, for the next visit.
 *
 * @param {URL} file
 */
export async function fetchAhead(file) {
  if (await isFetched(file)) return;
  const found = await fetch(file, /** @type {RequestInit} */ ({ priority: "low" }));
  await found.arrayBuffer(); // only what has come whole is kept
}
