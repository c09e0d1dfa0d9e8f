// @ts-check
/** A formula as plain text that the engine reads, as LaTeX for the visual field, and as MathML for the eye. */

import { isSign, LETTERS } from "./tree.js";

/** @typedef {import("./tree.js").Node} Node */
/** @typedef {import("./tree.js").Row} Row */

const MATHML = "http://www.w3.org/1998/Math/MathML";
const TYPED = new Map(Object.entries({ "−": "-", "·": "*", "≤": "<=", "≥": ">=", "≠": "!=", ":": "/" }));
const COMMANDS = new Map(Object.entries({ "−": "-", "·": "\\cdot ", "≤": "\\le ", "≥": "\\ge ", "≠": "\\ne ", "±": "\\pm ", "∞": "\\infty ", "∪": "\\cup ", "%": "\\%", "°": "\\degree ", "\\": "\\backslash ", "#": "\\#", "&": "\\&", $: "\\$", "{": "\\lbrace ", "}": "\\rbrace ", "^": "", _: "", "~": "" }));
/** Beside these a fraction needs no brackets. */
const LOOSE = "+−=<>≤≥≠±;,";

/**
 * @param {Row} row
 * @returns {string} text that means the same in one line
 */
export function toText(row) {
  return row.map((node, place) => between(row[place - 1], node) + textOf(node, row[place - 1], row[place + 1])).join("").trim();
}

/**
 * @param {Node | undefined} before
 * @param {Node} node
 * @returns {string} what keeps the two apart
 */
function between(before, node) {
  if (!before || isSign(before) || isSign(node)) return spacing(before, node);
  if (isMixed(before, node)) return " ";
  if (before.kind === "number" && node.kind === "number") return " ";
  if (before.kind === "name") return isBracket(node) ? "" : " ";
  if (node.kind === "name" || node.kind === "root") return before.kind === "number" ? "" : " ";
  return before.kind === "script" && node.kind !== "bracket" ? " " : "";
}

/**
 * @param {Node | null} node
 * @returns {boolean} whether it begins with a bracket
 */
function isBracket(node) {
  return node?.kind === "bracket" || (node?.kind === "script" && isBracket(node.base));
}

/**
 * @param {Node | undefined} before
 * @param {Node} node
 */
function spacing(before, node) {
  if (before && isSign(before, ";,")) return " ";
  return isSign(before, "=<>≤≥≠") || (before && isSign(node, "=<>≤≥≠")) ? " " : "";
}

/**
 * @param {Node | undefined} before
 * @param {Node | undefined} node
 */
function isMixed(before, node) {
  const isWhole = (/** @type {Row} */ row) => row.length === 1 && row[0]?.kind === "number" && /^\d+$/.test(row[0].text);
  return Boolean(before && node?.kind === "fraction" && isWhole([before]) && isWhole(node.top) && isWhole(node.bottom));
}

/**
 * @param {Node} node
 * @param {Node | undefined} before
 * @param {Node | undefined} after
 * @returns {string}
 */
function textOf(node, before, after) {
  switch (node.kind) {
    case "fraction":
      return fractionText(node, before, after);
    case "script":
      return scriptText(node);
    case "root":
      return node.degree ? `root(${toText(node.degree)}; ${toText(node.body)})` : `sqrt(${toText(node.body)})`;
    case "bracket":
      return `${node.open}${toText(node.body)}${node.close}`;
    default:
      return node.kind === "sign" ? (TYPED.get(node.text) ?? node.text) : node.text;
  }
}

/**
 * @param {import("./tree.js").Fraction} node
 * @param {Node | undefined} before
 * @param {Node | undefined} after
 */
function fractionText(node, before, after) {
  const text = `${factor(node.top)}/${factor(node.bottom)}`;
  if (isMixed(before, node)) return text;
  const stands = (!before || isSign(before, LOOSE)) && (!after || isSign(after, LOOSE));
  return stands ? text : `(${text})`;
}

/** @param {import("./tree.js").Script} node */
function scriptText(node) {
  const isWhole = node.base && (isShort([node.base]) || node.base.kind === "name");
  const base = node.base ? (isWhole ? toText([node.base]) : `(${toText([node.base])})`) : "";
  const down = node.down ? `_${raised(node.down)}` : "";
  return base + down + (node.up ? `^${raised(node.up)}` : "");
}

/** @param {Row} row */
function raised(row) {
  const [only] = row;
  const isOne = row.length === 1 && (only?.kind === "number" || only?.kind === "letter");
  return isOne ? toText(row) : `(${toText(row)})`;
}

/** @param {Row} row */
function factor(row) {
  return isShort(row) || (row.length === 1 && row[0]?.kind === "script") ? toText(row) : `(${toText(row)})`;
}

/** @param {Row} row */
function isShort(row) {
  const [only] = row;
  return row.length === 1 && only !== undefined && ["number", "letter", "bracket", "root"].includes(only.kind);
}

/**
 * @param {Row} row
 * @returns {string} LaTeX for a visual field
 */
export function toLatex(row) {
  return row.map(latexOf).join("");
}

/**
 * @param {Node} node
 * @returns {string}
 */
function latexOf(node) {
  switch (node.kind) {
    case "number":
      return node.text.replaceAll(",", "{,}");
    case "letter":
      return command(node.text);
    case "name":
      return `\\operatorname{${node.text}}`;
    case "fraction":
      return `\\frac{${toLatex(node.top)}}{${toLatex(node.bottom)}}`;
    case "script":
      return `${node.base ? latexOf(node.base) : ""}${node.down ? `_{${toLatex(node.down)}}` : ""}${node.up ? `^{${toLatex(node.up)}}` : ""}`;
    case "root":
      return `\\sqrt${node.degree ? `[${toLatex(node.degree)}]` : ""}{${toLatex(node.body)}}`;
    case "bracket":
      return `\\left${fence(node.open)}${toLatex(node.body)}\\right${fence(node.close)}`;
    default:
      return COMMANDS.get(node.text) ?? node.text;
  }
}

/** @param {string} letter */
function command(letter) {
  const name = [...LETTERS].find(([, each]) => each === letter)?.[0];
  return name ? `\\${name} ` : letter;
}

/** @param {string} sign */
function fence(sign) {
  return sign === "{" ? "\\lbrace " : sign === "}" ? "\\rbrace " : sign || ".";
}

/**
 * @param {Row} row
 * @returns {Element} <math>
 */
export function toMath(row) {
  return made("math", ...row.map(mathOf));
}

/**
 * @param {Node} node
 * @returns {Element}
 */
function mathOf(node) {
  switch (node.kind) {
    case "number":
      return made("mn", node.text);
    case "letter":
    case "name":
      return made("mi", node.text);
    case "fraction":
      return made("mfrac", group(node.top), group(node.bottom));
    case "script":
      return scriptMath(node);
    case "root":
      return node.degree ? made("mroot", group(node.body), group(node.degree)) : made("msqrt", group(node.body));
    case "bracket":
      return made("mrow", made("mo", node.open), group(node.body), made("mo", node.close));
    default:
      return made("mo", node.text);
  }
}

/** @param {import("./tree.js").Script} node */
function scriptMath(node) {
  const base = node.base ? mathOf(node.base) : made("mrow");
  if (node.up && node.down) return made("msubsup", base, group(node.down), group(node.up));
  return node.up ? made("msup", base, group(node.up)) : made("msub", base, group(node.down ?? []));
}

/** @param {Row} row */
function group(row) {
  return made("mrow", ...row.map(mathOf));
}

/**
 * @param {string} name
 * @param {...(Element | string)} children
 */
function made(name, ...children) {
  const element = document.createElementNS(MATHML, name);
  element.append(...children);
  return element;
}
