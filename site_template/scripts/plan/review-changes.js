// @ts-check
/** What a plan file would change, each with what is there now: taken or left one by one. */

import { button, el } from "../dom.js";
import { calendarInWords, focusInWords } from "./plan-words.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").PlanFileTold} PlanFileTold */
/** @typedef {import("../types.js").PlanFileChange} PlanFileChange */

/**
 * @param {PlanFileTold} told
 * @param {Context} context
 * @param {(taken: PlanFileChange[]) => void} take
 * @param {() => void} leave
 */
export function reviewOf(told, context, take, leave) {
  const { words } = context;
  const boxes = told.changes.map((change) => el("input", { type: "checkbox", checked: !replaces(change) }));
  const rows = told.changes.map((change, place) => row(change, /** @type {HTMLInputElement} */ (boxes[place]), context));
  const taken = () => told.changes.filter((_, place) => boxes[place]?.checked);
  return el(
    "section",
    { class: "mk-card mk-changes", "data-changes": String(rows.length), tabindex: "-1", "aria-labelledby": "mk-changes-title" },
    el("h3", { id: "mk-changes-title" }, told.by ? words.say("exchange.from", { name: told.by }) : words.say("exchange.title-review")),
    told.for ? el("p", {}, words.say("exchange.for", { name: told.for })) : null,
    told.note ? el("blockquote", { class: "mk-changes__note", dir: "auto" }, told.note) : null,
    el("p", {}, words.say(rows.length > 0 ? "exchange.review" : "exchange.nothing-new")),
    rows.length > 0 ? el("ul", { class: "mk-divided" }, ...rows) : null,
    el(
      "p",
      { class: "mk-card__go" },
      rows.length > 0 ? button(words.say("exchange.take"), "mk-button mk-button--primary", () => take(taken()), { "data-action": "take" }) : null,
      button(words.say(rows.length > 0 ? "exchange.leave" : "exchange.close"), "mk-button mk-button--quiet", leave, { "data-action": "leave" }),
    ),
  );
}

/**
 * Whether it would take the place of something that the learner has; what is added takes nothing away.
 *
 * @param {PlanFileChange} change
 */
function replaces({ what, before }) {
  return before !== null && (what === "plan" || what === "goal");
}

/**
 * @param {PlanFileChange} change
 * @param {HTMLInputElement} box
 * @param {Context} context
 */
function row(change, box, context) {
  const { words } = context;
  const before = valueInWords(change, change.before, context);
  return el(
    "li",
    { class: "mk-change", "data-change": change.what },
    el(
      "label",
      { class: "mk-choice" },
      box,
      el(
        "span",
        {},
        el("strong", {}, words.say(`exchange.what-${change.what}`)),
        el("span", { class: "mk-change__after", dir: "auto" }, valueInWords(change, change.after, context)),
        before ? el("span", { class: "mk-change__before" }, words.say("exchange.now"), " ", el("span", { dir: "auto" }, before)) : null,
      ),
    ),
  );
}

/**
 * @param {PlanFileChange} change
 * @param {any} value
 * @param {Context} context
 * @returns {string}
 */
function valueInWords({ what }, value, { words, book }) {
  if (!value || value.length === 0) return "";
  if (what === "focus") return /** @type {import("../types.js").Focus[]} */ (value).map((one) => focusInWords(one, words, book)).join(" · ");
  if (what === "plan") return calendarInWords(value, words);
  if (what === "interests") return words.list(value);
  if (what === "goal") return [value.text, value.by && value.kind === "course" ? words.say("plan.by", { day: words.day(value.by) }) : ""].filter(Boolean).join(" · ");
  return String(value);
}
