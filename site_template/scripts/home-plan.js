// @ts-check
/** Where one is in the plan: a line with today on it, ahead or behind in words, and the ways to go on. */

import { el } from "./dom.js";
import { line, link } from "./feedback.js";
import { icon } from "./icons.js";
import { siteUrl } from "./site.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").PlanView} PlanView */

/**
 * @param {PlanView} plan
 * @param {Context} context
 */
export function planCard(plan, { words, book }) {
  const isBehind = plan.days < 0 || plan.choices.length > 0;
  return el(
    "section",
    { class: "mk-card mk-where", "aria-label": words.say("home.where"), "data-plan": isBehind ? "behind" : plan.days > 0 ? "ahead" : "on-time", "data-plan-line": true },
    el("h2", { class: "mk-where__title" }, words.say("home.where")),
    line(words.reason(plan.reason, book.titles), "mk-where__told"),
    plan.total > 0 && plan.end ? way(plan, words) : null,
    plan.choices.length > 0 ? choices(plan, words, book.titles) : el("p", { class: "mk-where__more" }, link(siteUrl("plan/"), words.say("home.plan-link"))),
  );
}

/**
 * The way from the plan's beginning to its end: how far one is, and how far one should be tonight.
 *
 * @param {PlanView} plan
 * @param {import("./words.js").Words} words
 */
function way({ done, should, total, end }, words) {
  const line = el("div", { class: "mk-way", "aria-hidden": "true" }, el("span", { class: "mk-way__done" }), el("span", { class: "mk-way__today" }), el("span", { class: "mk-way__you" }), el("span", { class: "mk-way__end" }, icon("flag")));
  line.style.setProperty("--mk-way-done", String(done / total));
  line.style.setProperty("--mk-way-today", String(should / total));
  return el(
    "div",
    {},
    line,
    el(
      "ul",
      { class: "mk-way__facts" },
      el("li", { class: "mk-way__fact mk-way__fact--you" }, words.say("home.plan-you", { done })),
      el("li", { class: "mk-way__fact mk-way__fact--today" }, words.say("home.plan-mark", { should })),
      end ? el("li", { class: "mk-way__fact" }, words.say("home.plan-end", { end: words.day(end) })) : null,
    ),
  );
}

/**
 * The honest choices, each a step from being made.
 *
 * @param {PlanView} plan
 * @param {import("./words.js").Words} words
 * @param {Map<string, string>} titles
 */
function choices(plan, words, titles) {
  return el(
    "div",
    { class: "mk-where__choices" },
    el("h3", {}, words.say("home.plan-choices")),
    el("ul", {}, ...plan.choices.map((choice) => el("li", {}, words.reason(choice.reason, titles)))),
    el("p", { class: "mk-card__go" }, el("a", { class: "mk-button", href: `${siteUrl("plan/")}#choices` }, words.say("home.plan-choose"), icon("arrow"))),
  );
}
