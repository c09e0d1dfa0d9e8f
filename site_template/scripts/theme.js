// @ts-check
/**
 * Material's own script: search, the page changes, light and dark colours. It takes a slow processor half a second, and
 * the first question comes before it.
 */

import { startLaterScripts } from "./later-scripts.js";

/** @type {() => void} */
let tell = () => {};

/** Resolved when it runs, or cannot come. @type {Promise<void>} */
export const themeRuns = new Promise((resolve) => (tell = resolve));

/**
 * Material makes the addresses of a page whole, and a style sheet whose address is set is fetched again; but as long as the
 * page is loading the browser takes what it has.
 */
export function settleStyles() {
  for (const sheet of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="stylesheet"]'))) {
    const { href } = sheet;
    sheet.href = href;
  }
}

/** Starts it; later calls do nothing. */
export async function bringTheme() {
  for (const ahead of document.querySelectorAll('link[rel="preload"]')) ahead.remove(); // so would these be
  const scripts = startLaterScripts();
  if (scripts.length === 0) return;
  await Promise.all(scripts.map(settled));
  tell();
}

/** @param {HTMLScriptElement} script */
function settled(script) {
  return new Promise((resolve) => ["load", "error"].forEach((type) => script.addEventListener(type, resolve)));
}
