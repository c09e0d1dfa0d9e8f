// @ts-check
/** What may help a learner who is stuck: another way in, first of all, and always a way on. */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Effect} Effect */
/** @typedef {import("./types.js").StuckEffect} StuckEffect */

/**
 * @param {Effect[]} effects
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
export function stuckPanels(effects, context) {
  return effects.filter((effect) => effect.type === "Stuck").map((stuck) => stuckPanel(stuck, context));
}

/**
 * @param {StuckEffect} stuck
 * @param {Context} context
 */
function stuckPanel(stuck, context) {
  const { words, book } = context;
  const way = wayOut(stuck, context);
  const panel = el(
    "div",
    { class: "mk-level-panel mk-level-panel--stuck", "data-stuck": stuck.rung, "data-competency": stuck.competency },
    el("p", { class: "mk-level-panel__title" }, icon("hint"), words.say("stuck.title")),
    el("p", {}, words.reason(stuck.reason, book.titles)),
    el(
      "p",
      { class: "mk-level-panel__next" },
      way ? el("a", { class: "mk-button mk-button--primary", href: way.href, "data-action": "way-out" }, way.text, icon("arrow")) : null,
      button(words.say("stuck.support"), "mk-button", () => void takeSupport(stuck.competency, panel, context), { "data-action": "support" }),
    ),
  );
  return panel;
}

/**
 * The page that may help: another lesson on the same, or what it builds on.
 *
 * @param {StuckEffect} stuck
 * @param {Context} context
 */
function wayOut({ lesson, prerequisite }, { book, words }) {
  const page = lesson ? book.lessons.get(lesson) : prerequisite ? book.lessonFor(prerequisite) : null;
  if (!page) return null;
  return { href: book.lessonUrl(page), text: words.say("feedback.to-lesson", { lesson: page.title }) };
}

/**
 * The learner goes on, and may come back to it.
 *
 * @param {string} competency
 * @param {HTMLElement} panel
 * @param {Context} context
 */
async function takeSupport(competency, panel, { session, words, book }) {
  await session.act("SupportTaken", { competency }).catch(() => {});
  const said = words.say("stuck.supported", { title: book.title(competency) });
  const [next] = session.view?.ready.filter((activity) => activity.competency !== competency) ?? [];
  const on = next ? el("a", { class: "mk-button mk-button--primary", href: book.activityUrl(next), "data-action": "go-on" }, words.say("home.continue"), icon("arrow")) : null;
  panel.replaceChildren(el("p", { class: "mk-level-panel__title", tabindex: "-1" }, said), ...(on ? [el("p", { class: "mk-level-panel__next" }, on)] : []));
  /** @type {HTMLElement | null} */ (panel.querySelector("[tabindex]"))?.focus();
  announce(said);
}
