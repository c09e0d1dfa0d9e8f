// @ts-check
/** The conditions of a level, each with what there is and whether it is met. */

import { el } from "../dom.js";
import { icon } from "../icons.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Condition} Condition */

/**
 * @param {Condition[]} rule
 * @param {Context} context
 */
export function ruleList(rule, context) {
  return el("ul", { class: "mk-rule__list" }, ...rule.map((condition) => conditionRow(condition, context)));
}

/**
 * @param {Condition} condition
 * @param {Context} context
 */
function conditionRow(condition, { words, book }) {
  const state = condition.met ? "met" : "unmet";
  return el(
    "li",
    { class: `mk-rule__item mk-rule__item--${state}`, "data-condition": condition.code },
    icon(condition.met ? "right" : "open"),
    el("span", {}, words.reason(condition, book.titles) || condition.code, el("span", { class: "mk-visually-hidden" }, ` (${words.say(`progress.${state}`)})`)),
  );
}
