// @ts-check
/** An error of a program in plain words: the line, what is wrong, and Python's own words below. */

import { el } from "../dom.js";
import { icon } from "../icons.js";

/**
 * @typedef {{code: string, line: number | null, python: string, kind?: string, values: Record<string, string | number>}} CodeError
 *   as sandbox/code_errors.py tells it
 */

/**
 * @param {CodeError} error
 * @param {import("../words.js").Words} words
 */
export function errorPanel(error, words) {
  const outcome = el("p", { class: "mk-code-error__what" }, icon("wrong"), el("span", {}, `${place(error, words)}${sentence(error, words)}`));
  const own = error.python ? el("p", { class: "mk-code-error__python" }, `${words.say("code.python-says")} `, el("code", {}, error.python)) : null;
  return el("div", { class: "mk-code-error", "data-code-error": error.code }, outcome, own);
}

/**
 * @param {CodeError} error
 * @param {import("../words.js").Words} words
 */
export function sentence({ code, values }, words) {
  const key = words.has(`code.error.${code}`) ? `code.error.${code}` : "code.error.other";
  return words.say(key, values);
}

/**
 * @param {CodeError} error
 * @param {import("../words.js").Words} words
 */
function place({ line }, words) {
  return line ? `${words.say("code.in-line", { line })} ` : "";
}
