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

/** @type {Promise<void> | null} */
let coming = null;

/** Starts it; later calls do nothing. */
export function bringTheme() {
  coming ??= bring();
  return coming;
}

async function bring() {
  for (const ahead of document.querySelectorAll('link[rel="preload"]')) ahead.remove(); // so would these be
  const scripts = startLaterScripts();
  if (scripts.length === 0) await pageLoaded(); // it stands in the page in another way, and runs by itself
  await Promise.all(scripts.map(settled));
  tell();
}

/** @returns {Promise<unknown>} */
async function pageLoaded() {
  return document.readyState === "complete" || new Promise((resolve) => addEventListener("load", resolve, { once: true }));
}

/** @param {HTMLScriptElement} script */
function settled(script) {
  return new Promise((resolve) => ["load", "error"].forEach((type) => script.addEventListener(type, resolve)));
}
