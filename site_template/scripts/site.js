// @ts-check
/** Where this site is. The scripts lie in <root>/assets/mkcourse/, so the root follows from their own address. */

export const ROOT = new URL("../../", import.meta.url).href;

/** @param {string} path relative to the site's root */
export function siteUrl(path) {
  return new URL(path, ROOT).href;
}

/** @param {string} name of a file beside the scripts */
export function assetUrl(name) {
  return new URL(name, import.meta.url).href;
}

/** @returns {string} the course's id, "" on a page that is not ours */
export function courseId() {
  return document.querySelector('meta[name="mkcourse-course"]')?.getAttribute("content") ?? "";
}

/** Before URLs in HTML that is on no page yet: they are relative to the site's root. */
const ROOT_MARK = "mkcourse-root:";

/** Milliseconds before what did not come is asked for again. */
const PAUSES = [500, 2000, 6000];

/** Files whose names change with their content: the browser's own copy will do. */
const KEPT_FOR_EVER = /\/assets\/(mkcourse-[0-9a-f]{16}[^/]*\/|course\/.+\.[0-9a-f]{12}\.bin$)/;

/** What was asked for before this script was there, by early-data.js. @type {Map<string, Promise<Response | null>>} */
const early = /** @type {any} */ (globalThis).mkcourseEarly ?? new Map();

/** @typedef {(answer: Response) => Promise<string>} Read */

/**
 * @param {string} url
 * @param {Read} [read] gets the text out of what came
 * @returns {Promise<any>} with every marked URL made whole
 */
export async function loadJson(url, read = (answer) => answer.text()) {
  const asked = early.get(url);
  early.delete(url); // once: at another time it may be another edition's
  const answer = await asked;
  const text = answer ? await read(answer).catch(() => null) : null;
  return JSON.parse(rooted(text ?? (await patiently(url, read, PAUSES))));
}

/** @param {string} text with marked URLs, which are whole in what comes back */
export function rooted(text) {
  return text.replaceAll(ROOT_MARK, ROOT);
}

/**
 * A lost connection and a server that is overwhelmed may be better at the next try; a missing file is not.
 *
 * @param {string} url
 * @param {Read} read
 * @param {number[]} pauses
 * @param {RequestCache} [cache]
 * @returns {Promise<string>}
 */
async function patiently(url, read, [pause, ...later], cache = usualCache(url)) {
  try {
    const answer = await fetch(url, { cache });
    if (answer.ok) return await read(answer);
    if (answer.status < 500 || pause === undefined) throw new MissingFile(`${url}: ${answer.status}`);
  } catch (error) {
    if (pause === undefined || error instanceof MissingFile) throw error;
  }
  await new Promise((resolve) => setTimeout(resolve, pause));
  return patiently(url, read, later, "reload"); // what the browser has kept of it may not be whole
}

/**
 * @param {string} url
 * @returns {RequestCache}
 */
function usualCache(url) {
  return KEPT_FOR_EVER.test(url) ? "default" : "no-cache";
}

/** The server has no such file, or does not give it. */
export class MissingFile extends Error {}
