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

/**
 * @param {string} url
 * @returns {Promise<any>} with every marked URL made whole
 */
export async function loadJson(url) {
  const answer = await fetch(url, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return JSON.parse((await answer.text()).replaceAll(ROOT_MARK, ROOT));
}
