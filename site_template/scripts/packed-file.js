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
 * The text in a file that came; some filters in schools' networks unpack what they know to be gzip.
 *
 * @param {Response} answer
 * @returns {Promise<string>} rejected where the file is not whole
 */
export async function textOfPacked(answer) {
  const content = new Uint8Array(await answer.arrayBuffer());
  const isPacked = content[0] === 0x1f && content[1] === 0x8b; // RFC 1952, 2.3.1
  return isPacked ? unpack(new Response(content)).text() : new TextDecoder().decode(content);
}

/**
 * @param {Response} packed
 * @param {string} [type] of what is in it
 * @returns {Response} whose body fails where the file is not whole
 */
function unpack({ body, ok, url }, type = "application/octet-stream") {
  if (!ok || !body) throw new Error(`there is no ${url}`);
  return new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}
