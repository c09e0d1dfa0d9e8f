// @ts-check
/** What a part of a page sounds like: its text, formulas in words, pictures by their descriptions. */

/** @typedef {import("./words.js").Words} Words */

/** Signs with a sound of their own. */
const SIGNS = {
  "+": "math.plus",
  "-": "math.minus",
  "−": "math.minus",
  "±": "math.plus-minus",
  "·": "math.times",
  "⋅": "math.times",
  "×": "math.times",
  "*": "math.times",
  ":": "math.divided",
  "÷": "math.divided",
  "/": "math.divided",
  "=": "math.equals",
  "≠": "math.not-equal",
  "<": "math.less",
  ">": "math.greater",
  "≤": "math.at-most",
  "≥": "math.at-least",
  "≈": "math.about",
};

/** Heard only as a rest; brackets would make short formulas long. */
const SILENT = /^[()[\]{}|\u2061-\u2064]*$/;

const SKIPPED = "script, style, noscript, button, input, textarea, select, .mk-listen, .headerlink, .katex-html, [hidden], [aria-hidden='true']";

/**
 * @param {Node} node
 * @param {Words} words in the language of the text
 * @returns {string}
 */
export function spoken(node, words) {
  return heard(node, words).replace(/\s+/g, " ").trim();
}

/**
 * @param {Node} node
 * @param {Words} words
 * @returns {string}
 */
function heard(node, words) {
  if (node.nodeType === 3) return node.nodeValue ?? "";
  if (node.nodeType !== 1) return "";
  const element = /** @type {Element} */ (node);
  if (element.matches(SKIPPED)) return "";
  if (element.localName === "math") return ` ${spokenMath(element, words)} `;
  if (element.localName === "img") return pictured(element.getAttribute("alt"), words);
  if (element.localName === "svg") return pictured(element.getAttribute("aria-label"), words);
  return [...element.childNodes].map((child) => heard(child, words)).join("");
}

/**
 * @param {string | null} text
 * @param {Words} words
 */
function pictured(text, words) {
  return text ? ` ${words.say("listen.picture", { text })} ` : "";
}

/**
 * A formula in words, short rather than beyond doubt: who listens also sees it.
 *
 * @param {Element} math a MathML element
 * @param {Words} words
 * @returns {string}
 */
export function spokenMath(math, words) {
  const told = math.localName === "math" ? math.getAttribute("alttext") : null;
  return (told ?? inWords(math, words)).replace(/\s+/g, " ").trim();
}

/**
 * @param {Element} element
 * @param {Words} words
 * @returns {string}
 */
function inWords(element, words) {
  const parts = [...element.children];
  const part = (/** @type {number} */ place) => (parts[place] ? inWords(/** @type {Element} */ (parts[place]), words) : "");
  switch (element.localName) {
    case "mn":
    case "mi":
    case "mtext":
    case "ms":
      return (element.textContent ?? "").trim();
    case "mo":
      return sign((element.textContent ?? "").trim(), words);
    case "mfrac":
      return words.say("math.over", { top: part(0), bottom: part(1) });
    case "msqrt":
      return words.say("math.root", { under: row(parts, words) });
    case "mroot":
      return words.say("math.nth-root", { under: part(0), degree: part(1) });
    case "msup":
      return power(part(0), part(1), words);
    case "msub":
      return words.say("math.index", { base: part(0), index: part(1) });
    case "annotation":
    case "annotation-xml":
    case "mspace":
    case "mphantom":
      return "";
    default:
      return row(parts, words);
  }
}

/**
 * Parts beside each other; a number before a fraction makes a mixed number.
 *
 * @param {Element[]} parts
 * @param {Words} words
 */
function row(parts, words) {
  /** @type {string[]} */
  const told = [];
  parts.forEach((part, place) => {
    const text = inWords(part, words);
    const isMixed = isFraction(part) && parts[place - 1]?.localName === "mn";
    told.push(isMixed ? words.say("math.mixed", { whole: told.pop(), part: text }) : text);
  });
  return told.filter((text) => text !== "").join(" ");
}

/** @param {Element} element */
function isFraction(element) {
  return element.localName === "mfrac" || (element.localName === "mrow" && element.children.length === 1 && element.firstElementChild?.localName === "mfrac");
}

/**
 * @param {string} base
 * @param {string} exponent
 * @param {Words} words
 */
function power(base, exponent, words) {
  if (exponent === "2") return words.say("math.squared", { base });
  if (exponent === "3") return words.say("math.cubed", { base });
  return words.say("math.power", { base, power: exponent });
}

/**
 * @param {string} text
 * @param {Words} words
 */
function sign(text, words) {
  if (SILENT.test(text)) return "";
  const key = /** @type {Record<string, string>} */ (SIGNS)[text];
  return key && words.has(key) ? words.say(key) : text;
}
