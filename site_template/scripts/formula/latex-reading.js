// @ts-check
/** The LaTeX that a visual field gives, as a formula. Only what its keys can make is known. */

import { bare, LETTERS, NAMES } from "./tree.js";

/** @typedef {import("./tree.js").Node} Node */
/** @typedef {import("./tree.js").Row} Row */

const TOKEN = /\\(?:[A-Za-z]+|.)|\d+(?:(?:\.|\{,\}|,)\d+)*|\S/gsu;
const SIGNS = new Map(
  Object.entries({ cdot: "·", times: "·", ast: "·", div: ":", colon: ":", le: "≤", leq: "≤", ge: "≥", geq: "≥", ne: "≠", neq: "≠", lt: "<", gt: ">", pm: "±", infty: "∞", degree: "°", circ: "°", "%": "%", prime: "'", lbrack: "[", rbrack: "]", lbrace: "{", rbrace: "}", "{": "{", "}": "}", lvert: "|", rvert: "|", vert: "|", mid: "|", cup: "∪", backslash: "\\" }),
);
const OWN = new Map(Object.entries({ "-": "−", "*": "·", "′": "'" }));
const NOTHING = new Set([",", ";", ":", "!", " ", "quad", "qquad", "left", "right", "displaystyle", "placeholder", "mleft", "mright", "limits"]);
const WORDS = new Set(["operatorname", "mathrm", "text", "mathit", "textrm"]);
const CLOSING = new Map([["(", ")"], ["[", "]"], ["{", "}"]]);

/**
 * @param {string} latex
 * @returns {Row}
 */
export function readLatex(latex) {
  const reading = new Reading(latex.slice(0, 2000).match(TOKEN) ?? []);
  const row = reading.row("");
  while (reading.left) row.push(...reading.row(""));
  return row;
}

class Reading {
  #tokens;
  #at = 0;

  /** @param {string[]} tokens */
  constructor(tokens) {
    this.#tokens = tokens;
  }

  get left() {
    return Math.max(0, this.#tokens.length - this.#at);
  }

  get #next() {
    return this.#tokens[this.#at] ?? "";
  }

  #take() {
    return this.#tokens[this.#at++] ?? "";
  }

  /**
   * All up to the end of a group or of a pair of brackets, which is taken.
   *
   * @param {string} end "}", "]" or "\right"; nothing, for all
   * @returns {Row}
   */
  row(end) {
    /** @type {Row} */
    const row = [];
    while (this.left) {
      const token = this.#take();
      if (token === end || (!end && token === "}")) break;
      if (token === "^" || token === "_") this.#script(row, token === "^" ? "up" : "down");
      else row.push(...this.#pieces(token));
    }
    return paired(row);
  }

  /**
   * Puts what is raised or lowered to the last of the row.
   *
   * @param {Row} row
   * @param {"up" | "down"} where
   */
  #script(row, where) {
    row.push(...paired(row.splice(0)));
    const script = bare(this.#argument());
    if (where === "up" && script.every((each) => each.kind === "sign" && "°'".includes(each.text))) {
      row.push(...script);
      return;
    }
    const base = row.pop() ?? null;
    const begun = base?.kind === "script" && !base[where] ? base : { kind: /** @type {const} */ ("script"), base, up: null, down: null };
    row.push({ ...begun, [where]: script });
  }

  /**
   * @param {string} token
   * @returns {Row}
   */
  #pieces(token) {
    if (token === "{") return this.row("}");
    if (token.startsWith("\\")) return this.#command(token.slice(1));
    if (/^\d/.test(token)) return [{ kind: "number", text: token.replaceAll("{,}", ",") }];
    if (/^\p{L}$/u.test(token)) return [{ kind: "letter", text: token }];
    return [{ kind: "sign", text: OWN.get(token) ?? token }];
  }

  /**
   * @param {string} name
   * @returns {Row}
   */
  #command(name) {
    if (/^[dtc]?frac$/.test(name)) return [{ kind: "fraction", top: bare(this.#argument()), bottom: bare(this.#argument()) }];
    if (name === "sqrt") return [this.#root()];
    if (name === "left" || name === "mleft") return [this.#bracket()];
    if (WORDS.has(name)) return this.#word();
    if (NOTHING.has(name)) return [];
    const sign = SIGNS.get(name);
    if (sign !== undefined) return [{ kind: "sign", text: sign }];
    const letter = LETTERS.get(name) ?? LETTERS.get(name.replace(/^var/, ""));
    if (letter) return [{ kind: "letter", text: letter }];
    if (name === "exponentialE") return [{ kind: "letter", text: "e" }];
    return [{ kind: NAMES.has(name) ? "name" : "sign", text: name }];
  }

  /** @returns {Node} */
  #root() {
    let degree = null;
    if (this.#next === "[") {
      this.#take();
      degree = this.row("]");
    }
    return { kind: "root", degree, body: bare(this.#argument()) };
  }

  /** @returns {Node} */
  #bracket() {
    const open = this.#fence();
    const body = this.row("\\right");
    return { kind: "bracket", open, close: this.#fence(), body };
  }

  #fence() {
    const token = this.#take();
    const sign = token.startsWith("\\") ? (SIGNS.get(token.slice(1)) ?? "") : token;
    return sign === "." ? "" : sign;
  }

  /** @returns {Row} */
  #word() {
    const pieces = this.#argument();
    const text = pieces.map((piece) => ("text" in piece ? piece.text : "")).join("");
    return NAMES.has(text) ? [{ kind: "name", text }] : pieces;
  }

  /**
   * What a command takes: a group, or one sign; of a number only its first digit.
   *
   * @returns {Row}
   */
  #argument() {
    const token = this.#take();
    if (token === "{") return this.row("}");
    if (/^\d./.test(token)) this.#tokens.splice(this.#at, 0, ...(token.slice(1).match(TOKEN) ?? []));
    return token ? this.#pieces(/^\d/.test(token) ? token.slice(0, 1) : token) : [];
  }
}

/**
 * Brackets that were written sign by sign, as pairs; a single one stays a sign.
 *
 * @param {Row} row
 * @returns {Row}
 */
function paired(row) {
  /** @type {Row} */
  const done = [];
  for (const node of row) {
    const open = done.findLastIndex((each) => each.kind === "sign" && node.kind === "sign" && CLOSING.get(each.text) === node.text);
    const opening = done[open];
    if (node.kind === "sign" && opening?.kind === "sign") {
      done.push({ kind: "bracket", open: opening.text, close: node.text, body: done.splice(open).slice(1) });
    } else done.push(node);
  }
  return done;
}
