// @ts-check
/** JSON as the end of a link: letters, digits, hyphens and underscores. */

/**
 * @param {unknown} content
 * @returns {string}
 */
export function inLink(content) {
  let letters = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(content))) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} told the end of a link
 * @returns {string | null} the text that was put into it; null where it is damaged
 */
export function fromLink(told) {
  try {
    const letters = atob(told.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
