// @ts-check
/** Files that the build has packed with gzip, for servers that do not compress. */

/**
 * Whether the server compresses files of this kind, told by a small one. What the service worker has kept on this device
 * need not come again, whatever its size: it bears a sum (service-worker.js).
 *
 * @param {URL} sample
 */
export async function serverPacks(sample) {
  const { headers, ok } = await fetch(sample);
  return !ok || headers.has("Content-Encoding") || headers.has("X-Mkcourse-Sum");
}

/**
 * @param {URL} file
 * @param {string} [type] of what is in it
 * @returns {Promise<Response>} whose body fails where the file is not whole: gzip has a sum
 */
export async function unpacked(file, type) {
  return unpack(await fetch(file), type);
}

/**
 * @param {Response} packed
 * @param {string} [type] of what is in it
 * @returns {Response} whose body fails where the file is not whole
 */
export function unpack({ body, ok, url }, type = "application/octet-stream") {
  if (!ok || !body) throw new Error(`there is no ${url}`);
  return new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}
