// @ts-check
/** HTML as text, for a page that leaves the browser: all that is put in is escaped, unless it is such HTML itself. */

/** @typedef {{html: string}} Html */
/** @typedef {string | Html | (string | Html | (string | Html)[])[]} Part */

/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A tagged template.
 *
 * @param {TemplateStringsArray} texts
 * @param {...Part} parts
 * @returns {Html}
 */
export function formatted(texts, ...parts) {
  return { html: texts.reduce((whole, text, index) => whole + written(parts[index - 1] ?? "") + text) };
}

/**
 * @param {Part} part
 * @returns {string}
 */
function written(part) {
  if (Array.isArray(part)) return part.map(written).join("\n");
  return typeof part === "string" ? part.replaceAll(/[&<>"']/g, (letter) => ESCAPED[letter] ?? letter) : part.html;
}
