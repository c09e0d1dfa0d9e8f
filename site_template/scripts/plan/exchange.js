// @ts-check
/** <mk-plan-exchange>: the plan on paper, as a file to give away, and a file that somebody prepared. */

import { button, el } from "../dom.js";
import { saveJson } from "../download.js";
import { icon } from "../icons.js";
import { siteUrl } from "../site.js";
import { announce } from "../status.js";
import { openAddress, openedPlanFile } from "./open-plan-file.js";
import { planFile, planFileName } from "./plan-file.js";
import { reviewOf } from "./review-changes.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").PlanFileChange} PlanFileChange */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const { words } = context;
  const result = el("div", { class: "mk-exchange__result" });
  const refused = (/** @type {HTMLElement} */ trouble) => result.replaceChildren(trouble);
  const look = (/** @type {import("../types.js").PlanFileTold} */ told) => {
    const review = reviewOf(
      told,
      context,
      (taken) => void takeOver(taken, context, result),
      () => say(result, words.say("exchange.left")),
    );
    result.replaceChildren(review);
    review.focus();
    announce(words.say("exchange.look"));
  };
  const bring = openedPlanFile(context, "exchange.bring", look, refused);
  const fromAddress = () => void openAddress(context, look, refused);
  window.addEventListener("hashchange", fromAddress, { signal: gone });
  fromAddress();
  place.replaceChildren(
    el(
      "section",
      { class: "mk-card mk-exchange" },
      el("h2", { class: "mk-card__title" }, words.say("exchange.title")),
      el("p", { class: "mk-quiet" }, words.say("exchange.lede")),
      el("div", { class: "mk-exchange__actions" }, pressed("exchange.print", "book", () => window.print(), words, "print"), pressed("exchange.save", "save", () => save(context, result), words, "save-plan"), bring),
      result,
      el("p", { class: "mk-quiet" }, words.say("exchange.private")),
      el("ul", { class: "mk-exchange__links" }, el("li", {}, el("a", { href: siteUrl("report/"), class: "mk-link" }, words.say("exchange.to-report"))), el("li", {}, el("a", { href: siteUrl("teacher/plans/"), class: "mk-link" }, words.say("exchange.to-editor")))),
    ),
  );
}

/**
 * @param {string} key
 * @param {string} picture
 * @param {() => void} press
 * @param {import("../words.js").Words} words
 * @param {string} action
 */
function pressed(key, picture, press, words, action) {
  const made = button(words.say(key), "mk-button", press, { "data-action": action });
  made.prepend(icon(picture));
  return made;
}

/**
 * @param {Context} context
 * @param {HTMLElement} result
 */
function save({ session, book, words }, result) {
  const view = session.view;
  const name = planFileName(book.course.id);
  saveJson(name, planFile(book.course, { plan: view?.plan?.own ? view.plan.plan : null, profile: view?.profile ?? {}, goals: view?.goals ?? [] }));
  say(result, words.say("exchange.saved", { name }));
}

/**
 * @param {PlanFileChange[]} taken
 * @param {Context} context
 * @param {HTMLElement} result
 */
async function takeOver(taken, { session, words }, result) {
  for (const { event } of taken) {
    const { type, ...fields } = event;
    await session.act(type, fields).catch(() => {});
  }
  say(result, words.count("exchange.taken", taken.length));
}

/**
 * @param {HTMLElement} result
 * @param {string} outcome
 */
function say(result, outcome) {
  const said = el("p", { class: "mk-result", "data-result": "right", tabindex: "-1" }, icon("right"), el("span", {}, outcome));
  result.replaceChildren(said);
  said.focus();
  announce(outcome);
}
