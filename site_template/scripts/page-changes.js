// @ts-check
/** Another page without a page load: Material's script puts it into the place of this one. */

import { themeRuns } from "./theme.js";

/** @typedef {{document$?: {subscribe(told: () => void): void}}} Material */

/**
 * Calls now, and whenever another page is shown.
 *
 * @param {() => void} told may be called more than once a page
 */
export function onPage(told) {
  told();
  void themeRuns.then(() => /** @type {Material} */ (/** @type {unknown} */ (window)).document$?.subscribe(told));
}
