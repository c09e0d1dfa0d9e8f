// @ts-check
/** The link in a QR code: this site's page about oneself, with a short code of levels behind the #. */

import { siteUrl } from "./site.js";

const MARK = "#bring=";

/** @param {string} code */
export function bringLink(code) {
  return `${siteUrl("me/")}${MARK}${code}`;
}

/**
 * @param {string} text of a QR code, or what was typed or pasted
 * @returns {string} the code in it
 */
export function codeIn(text) {
  const at = text.indexOf(MARK);
  return (at < 0 ? text : text.slice(at + MARK.length)).trim();
}

/** @returns {string | null} the code that this page was opened with; it is taken out of the address */
export function takeCode() {
  if (!location.hash.startsWith(MARK)) return null;
  const code = decodeURIComponent(codeIn(location.hash));
  history.replaceState(history.state, "", location.pathname + location.search);
  return code;
}
