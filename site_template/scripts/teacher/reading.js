// @ts-check
/**
 * Reads files in the worker, so that the page stays free: `{id, request, file}` goes on to the engine as
 * `{id, request}`, with the file's text in it, or with why there is none.
 *
 * A ZIP stays here, packed, after `{"do": "unpack"}`; its files are taken one by one, by `entry`. What would
 * unfold to more than a progress file may hold is not unfolded: fflate writes no further than the size that
 * the ZIP itself tells.
 */

import { LARGEST_FILE, LARGEST_ZIP, MOST_FILES } from "./limits.js";

/** @typedef {{id: number, request: string, file?: Blob, entry?: string, zip?: number}} Message */

/** @type {Map<number, Promise<Uint8Array>>} */
const zips = new Map();
/** @type {Promise<any> | null} */
let library = null;

addEventListener("message", (message) => {
  const data = /** @type {Message} */ (message.data);
  if (!data.file && !data.entry) return;
  message.stopImmediatePropagation();
  void answer(data);
});

/** @param {Message} data */
async function answer(data) {
  const request = JSON.parse(data.request);
  if (request.do === "unpack") return postMessage({ id: data.id, answer: JSON.stringify(await listed(data)) });
  const told = await textOf(data).then((text) => ({ text }), (error) => ({ refused: codeOf(error) }));
  dispatchEvent(new MessageEvent("message", { data: { id: data.id, request: JSON.stringify({ ...request, ...told }) } }));
}

/** Why something is not read: `message` is a code of the engine. */
class Unread extends Error {}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Unread ? error.message : "unreadable";
}

/**
 * @param {Message} data
 * @returns {Promise<string>}
 */
async function textOf({ file, entry, zip = 0 }) {
  const bytes = entry === undefined ? await bytesOf(/** @type {Blob} */ (file)) : await unpacked(zip, entry);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unread("not-utf-8");
  }
}

/** @param {Blob} file */
async function bytesOf(file) {
  if (file.size > LARGEST_FILE) throw new Unread("file-too-big");
  return new Uint8Array(await file.arrayBuffer());
}

/**
 * @param {Message} data
 * @returns {Promise<object>} what is in the ZIP
 */
async function listed({ file, zip = 0 }) {
  try {
    if (!file || file.size > LARGEST_ZIP) throw new Unread("zip-too-big");
    zips.set(zip, file.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
    /** @type {{name: string, size: number}[]} */
    const entries = [];
    await unzip(zip, ({ name, originalSize }) => {
      if (entries.length > MOST_FILES) throw new Unread("zip-too-many");
      entries.push({ name, size: originalSize });
      return false;
    });
    return { ok: true, entries };
  } catch (error) {
    zips.delete(zip);
    return { ok: false, error: { code: error instanceof Unread ? error.message : "zip-damaged" } };
  }
}

/**
 * @param {number} zip
 * @param {string} entry
 * @returns {Promise<Uint8Array>}
 */
async function unpacked(zip, entry) {
  const found = await unzip(zip, ({ name, originalSize }) => {
    if (name === entry && originalSize > LARGEST_FILE) throw new Unread("file-too-big");
    return name === entry;
  });
  return found[entry] ?? new Uint8Array();
}

/**
 * @param {number} zip
 * @param {(entry: {name: string, originalSize: number}) => boolean} filter
 * @returns {Promise<Record<string, Uint8Array>>}
 */
async function unzip(zip, filter) {
  library ??= import(new URL("../vendor/zip.js", import.meta.url).href); // beside teacher/, where this worker lies, joined or not
  const { unzipSync } = await library;
  return unzipSync(await zips.get(zip), { filter });
}
