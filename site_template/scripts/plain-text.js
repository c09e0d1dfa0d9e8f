// @ts-check
/** What stands in a piece of a page, as plain text that can be copied: fractions and powers in a line. */

/**
 * @param {Node} node
 * @returns {string}
 */
export function plainText(node) {
  return text(node).replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{2,}/g, "\n").trim();
}

/**
 * @param {Node} node
 * @returns {string}
 */
function text(node) {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").replace(/\s+/g, " ") : "";
  const parts = [...node.childNodes].map(text);
  const children = [...node.children].map(text);
  switch (node.localName) {
    case "mfrac":
      return `${bracketed(children[0])}/${bracketed(children[1])} `;
    case "msup":
      return `${children[0]}^${bracketed(children[1])}`;
    case "msqrt":
      return `√(${parts.join("")})`;
    case "mo":
      return ` ${parts.join("").trim()} `;
    case "mn":
    case "mi":
      return parts.join("").trim();
    case "mrow":
    case "math":
      return parts.join("").replace(/ {2,}/g, " ");
    case "img":
      return node.getAttribute("alt") ? `[${node.getAttribute("alt")}]` : "";
    case "script":
    case "style":
      return "";
    default:
      return /^(p|li|h\d|div|tr|br|figure)$/.test(node.localName) ? `${parts.join("")}\n` : parts.join("");
  }
}

/** @param {string | undefined} part */
function bracketed(part = "") {
  const plain = part.trim();
  return /^[\w.,]*$/.test(plain) ? plain : `(${plain})`;
}
