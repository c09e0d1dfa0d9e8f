// @ts-check
/** The tests of a program as a list: icon, word, and for a test that is shown what it saw. */

import { compiled, el } from "../dom.js";
import { icon } from "../icons.js";
import { errorPanel } from "./errors.js";

/** @typedef {import("../words.js").Words} Words */
/**
 * @typedef {{id: string, passed: boolean, hidden: boolean, error: import("./errors.js").CodeError | null,
 *   source?: string, printed?: string, runs?: {lines: string[], printed: string}[],
 *   relation?: "equal" | "in" | "not-in", call?: string, got?: string, expected?: string}} Tested
 *   as sandbox/run_code.py tells it
 */

/**
 * The feedback of the first that failed is told below the list, with the verdict. What its author says of a
 * wrong result is not said of a program that broke down.
 *
 * @param {Tested[]} results
 * @param {string | null} hanging id of the test at which the program was ended
 * @param {Record<string, string>} feedback of the question, as HTML
 * @param {Words} words
 */
export function resultList(results, hanging, feedback, words) {
  const first = results.find(({ passed, error }) => !passed && !error)?.id;
  const message = (/** @type {Tested} */ { id, error }) => (id === first || error ? "" : feedback[`test:${id}`]);
  const rows = results.map((each, index) => row(each, index + 1, message(each), words));
  if (hanging) rows.push(hangingRow(results.length + 1, words));
  const passed = results.filter((each) => each.passed).length;
  const count = results.length + (hanging ? 1 : 0);
  const said = el("p", { class: "mk-tests__count" }, words.count("code.tests-passed", count, { passed }));
  return el("div", { class: "mk-tests" }, said, el("ul", { class: "mk-tests__list" }, ...rows));
}

/**
 * @param {Tested} result
 * @param {number} number
 * @param {string | undefined} message
 * @param {Words} words
 */
function row(result, number, message, words) {
  const key = `code.test-${result.passed ? "passed" : "failed"}${result.hidden ? "-hidden" : ""}`;
  const parts = result.passed ? [] : details(result, words);
  const told = !result.passed && message ? compiled(message, "mk-tests__message") : null;
  return listed(result.passed, words.say(key, { number }), told, ...parts);
}

/**
 * @param {number} number
 * @param {Words} words
 */
function hangingRow(number, words) {
  return listed(false, words.say("code.test-hanging", { number }));
}

/**
 * @param {boolean} passed
 * @param {string} title
 * @param {...(HTMLElement | null)} parts
 */
function listed(passed, title, ...parts) {
  const head = el("p", { class: "mk-tests__title" }, icon(passed ? "right" : "wrong"), el("span", {}, title));
  return el("li", { class: "mk-tests__test", "data-passed": passed ? "yes" : "no" }, head, ...parts);
}

/**
 * @param {Tested} result
 * @param {Words} words
 * @returns {(HTMLElement | null)[]}
 */
function details(result, words) {
  const { hidden, error, relation, runs = [], printed = "" } = result;
  const wrong = error ? errorPanel(error, words) : null;
  if (hidden) return [wrong];
  if (runs.length > 0) return [...runs.map((run) => runSeen(run, words)), wrong];
  if (wrong || relation !== "equal") return [wrong];
  const seen = pairs([["code.call", result.call ?? ""], ["code.got", result.got ?? ""], ["code.expected", result.expected ?? ""]], words);
  const instead = result.got === "None" && printed.trim() !== "";
  return [seen, instead ? el("p", { class: "mk-tests__note" }, words.say("code.printed-instead", { printed: printed.trim() })) : null];
}

/**
 * What was typed, and what the program printed then.
 *
 * @param {{lines: string[], printed: string}} run
 * @param {Words} words
 */
function runSeen({ lines, printed }, words) {
  /** @type {[string, string][]} */
  const typed = lines.length > 0 ? [["code.typed", lines.join("\n")]] : [];
  return pairs([...typed, ["code.printed", printed === "" ? words.say("code.nothing") : printed]], words);
}

/**
 * @param {[string, string][]} rows key of the words, text
 * @param {Words} words
 */
function pairs(rows, words) {
  const list = el("dl", { class: "mk-tests__seen" });
  for (const [key, text] of rows) list.append(el("dt", {}, words.say(key)), el("dd", {}, el("code", {}, text)));
  return list;
}
