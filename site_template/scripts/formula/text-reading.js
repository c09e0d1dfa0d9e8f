// @ts-check
/** Typed text as a formula that can be laid out, however unfinished it is. Any text gives one. */

import { bare, isSign, LETTERS, NAMES } from "./tree.js";

/** @typedef {import("./tree.js").Node} Node */
/** @typedef {import("./tree.js").Row} Row */
/** @typedef {{text: string, spaced: boolean}} Token with a space before it, or none */

const TOKEN = /\s*(\d+(?:[.,]\d+)*|[.,]\d+|[A-Za-z]+|\*\*|<=|>=|!=|\S)/gu;
const SAME = new Map(Object.entries({ "-": "−", "*": "·", "×": "·", "⋅": "·", "∗": "·", "∙": "·", "**": "^", "<=": "≤", ">=": "≥", "!=": "≠", "÷": ":", "∕": "/", "⁄": "/", "√": "sqrt", "∛": "cbrt" }));
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const CLOSING = new Map([["(", ")"], ["[", "]"], ["{", "}"]]);
const ROOTS = ["sqrt", "cbrt", "root"];
const DEEPEST = 40;

/**
 * @param {string} text
 * @returns {Row}
 */
export function readText(text) {
  const reading = new Reading(tokens(text.slice(0, 300)));
  const row = reading.row("");
  while (reading.left) row.push({ kind: "sign", text: reading.take() }, ...reading.row(""));
  return row;
}

/**
 * @param {string} text
 * @returns {Token[]}
 */
function tokens(text) {
  const plain = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (raised) => `^(${[...raised].map((each) => RAISED.indexOf(each)).join("")})`);
  return [...plain.matchAll(TOKEN)].flatMap((match) => {
    const word = match[1] ?? "";
    const spaced = match[0] !== word;
    const parts = /^[A-Za-z]/.test(word) ? letters(word) : [SAME.get(word) ?? word];
    return parts.map((part, place) => ({ text: part, spaced: spaced && place === 0 }));
  });
}

/**
 * @param {string} word
 * @returns {string[]} the names in it, and its letters one by one
 */
function letters(word) {
  const known = [...NAMES, ...ROOTS, ...LETTERS.keys()].filter((name) => word.startsWith(name));
  const name = known.sort((a, b) => b.length - a.length)[0] ?? word.slice(0, 1);
  const rest = word.slice(name.length);
  return [LETTERS.get(name) ?? name, ...(rest ? letters(rest) : [])];
}

class Reading {
  #tokens;
  #at = 0;
  #depth = 0;
  #bars = 0;

  /** @param {Token[]} tokens */
  constructor(tokens) {
    this.#tokens = tokens;
  }

  get left() {
    return Math.max(0, this.#tokens.length - this.#at);
  }

  get #next() {
    return this.#tokens[this.#at]?.text ?? "";
  }

  take() {
    return this.#tokens[this.#at++]?.text ?? "";
  }

  /**
   * All up to a closing bracket, which stays.
   *
   * @param {string} closing the one that is waited for; any, when it is not known
   * @returns {Row}
   */
  row(closing) {
    /** @type {Row} */
    const row = [];
    while (this.left && !this.#ends(closing)) {
      if (this.#next === "/" && row.length) this.#fraction(row);
      else row.push(this.#scripted());
    }
    return row;
  }

  /** @param {string} closing */
  #ends(closing) {
    return closing ? this.#next === closing : ")]}".includes(this.#next);
  }

  /**
   * What stands before the bar is what is multiplied without a sign; of two numbers only the last.
   *
   * @param {Row} row
   */
  #fraction(row) {
    this.take();
    let from = row.length;
    while (from > 0 && !isSign(row[from - 1])) {
      from -= 1;
      if (row[from]?.kind === "number" && row[from - 1]?.kind === "number") break;
    }
    const top = row.splice(from);
    const bottom = this.left && !this.#ends("") ? [this.#signed()] : [];
    row.push({ kind: "fraction", top: bare(top), bottom: bare(bottom.flat()) });
  }

  /** @returns {Row} */
  #signed() {
    if (this.#next === "−" || this.#next === "+") return [{ kind: "sign", text: this.take() }, ...this.#signed()];
    return this.left ? [this.#scripted()] : [];
  }

  /** @returns {Node} */
  #scripted() {
    /** @type {Node | null} */
    let node = this.#next === "^" || this.#next === "_" ? null : this.#single();
    while (this.#next === "^" || this.#next === "_") {
      const isUp = this.take() === "^";
      const row = this.#nested(() => bare(this.#signed()));
      node = { kind: "script", base: node, up: isUp ? row : null, down: isUp ? null : row };
    }
    return node ?? { kind: "sign", text: "" };
  }

  /** @returns {Node} */
  #single() {
    const text = this.take();
    if (CLOSING.has(text)) return this.#nested(() => this.#bracket(text, CLOSING.get(text) ?? ""));
    if (text === "|" && this.#bars === 0 && this.#tokens.slice(this.#at).some((each) => each.text === "|")) return this.#absolute();
    if (ROOTS.includes(text)) return this.#nested(() => this.#root(text));
    if (NAMES.has(text)) return { kind: "name", text };
    if (/^[\d.,]*\d$/.test(text)) return { kind: "number", text };
    return /^\p{L}$/u.test(text) ? { kind: "letter", text } : { kind: "sign", text };
  }

  #absolute() {
    this.#bars += 1;
    const node = this.#nested(() => this.#bracket("|", "|"));
    this.#bars -= 1;
    return node;
  }

  /**
   * @param {string} open
   * @param {string} close
   * @returns {Node}
   */
  #bracket(open, close) {
    const body = this.row(close === "|" ? "|" : "");
    return { kind: "bracket", open, close: ")]}|".includes(this.#next) && this.#next ? this.take() : "", body };
  }

  /**
   * @param {string} name
   * @returns {Node}
   */
  #root(name) {
    const body = this.left ? bare([this.#single()]) : [];
    if (name !== "root") return { kind: "root", degree: name === "cbrt" ? [{ kind: "number", text: "3" }] : null, body };
    const cut = body.findIndex((node) => isSign(node, ";,"));
    return cut < 0 ? { kind: "root", degree: null, body } : { kind: "root", degree: body.slice(0, cut), body: body.slice(cut + 1) };
  }

  /**
   * @template {Node | Row} T
   * @param {() => T} inner
   * @returns {T}
   */
  #nested(inner) {
    if (this.#depth >= DEEPEST) this.#at = this.#tokens.length;
    this.#depth += 1;
    const found = inner();
    this.#depth -= 1;
    return found;
  }
}
