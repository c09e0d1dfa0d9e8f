// @ts-check
/** Another page without a page load: Material's script puts it into the place of this one. */

/** @typedef {{document$?: {subscribe(told: () => void): void}}} Material */

/**
 * Calls now, and whenever another page is shown.
 *
 * @param {() => void} told may be called more than once a page
 */
export function onPage(told) {
  const follow = () => /** @type {Material} */ (/** @type {unknown} */ (window)).document$?.subscribe(told);
  told();
  if (document.readyState === "complete") follow();
  else window.addEventListener("load", follow, { once: true }); // Material's script has run by then
}
