// @ts-check
/** What may help a learner who is stuck: kind words, several concrete ways, and always a way on. */

import { askSomebody } from "./ask-note.js";
import { button, el } from "./dom.js";
import { link } from "./feedback.js";
import { icon } from "./icons.js";
import { announce } from "./status.js";
import { withWayBack } from "./way-back.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Effect} Effect */
/** @typedef {import("./types.js").StuckEffect} StuckEffect */
/** @typedef {{href: string, text: string, icon: string}} Way */

/** So many lessons to choose from are a help; more are a burden. */
const MOST_LESSONS = 3;

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
  const [first, ...others] = waysOut(stuck, context);
  const panel = el(
    "div",
    { class: "mk-level-panel mk-level-panel--stuck", "data-stuck": stuck.rung, "data-competency": stuck.competency },
    el("p", { class: "mk-level-panel__title" }, icon("hint"), words.say("stuck.title")),
    el("p", {}, words.say("stuck.kind")),
    el("p", {}, words.reason(stuck.reason, book.titles)),
    stuck.rung === "note" || !first ? null : el("p", { class: "mk-level-panel__next" }, wayLink(first, "mk-button mk-button--primary", "way-out")),
    el("p", { class: "mk-stuck__label" }, words.say("stuck.ways")),
    el(
      "ul",
      { class: "mk-stuck__ways" },
      ...(stuck.rung === "note" && first ? [first, ...others] : others).map((way) => el("li", {}, wayLink(way, "mk-button", "another-way"))),
    ),
  );
  const list = panel.querySelector(".mk-stuck__ways");
  const ask = button(words.say("stuck.ask"), stuck.rung === "note" ? "mk-button mk-button--primary" : "mk-button", () => askSomebody(stuck.competency, panel, context), { "data-action": "ask" });
  ask.prepend(icon("person"));
  const support = button(words.say("stuck.support"), "mk-button", () => void takeSupport(stuck.competency, panel, context), { "data-action": "support" });
  support.prepend(icon("arrow"));
  list?.[stuck.rung === "note" ? "prepend" : "append"](el("li", {}, ask));
  list?.append(el("li", {}, support));
  return panel;
}

/**
 * @param {Way} way
 * @param {string} className
 * @param {string} action
 */
function wayLink(way, className, action) {
  const made = withWayBack(link(way.href, way.text, className));
  made.dataset["action"] = action;
  made.prepend(icon(way.icon));
  return made;
}

/**
 * Pages that may help, what the engine thinks of first: other lessons on the same, and what it builds on.
 *
 * @param {StuckEffect} stuck
 * @param {Context} context
 * @returns {Way[]}
 */
function waysOut({ competency, lesson, prerequisite }, { book, words }) {
  const here = location.href.split("#")[0];
  const lessons = book.lessonsFor(competency).filter((each) => book.lessonUrl(each) !== here);
  const named = lessons.filter(({ id }) => id === lesson);
  const rest = lessons.filter(({ id }) => id !== lesson).slice(0, MOST_LESSONS - named.length);
  const before = prerequisite ? [prerequisite] : (book.competencies.get(competency)?.requires ?? []).slice(0, 1);
  const earlier = before.flatMap((id) => {
    const page = book.lessonFor(id);
    return page ? [{ href: book.lessonUrl(page), text: words.say("stuck.back-to", { title: book.title(id) }), icon: "review" }] : [];
  });
  const toLesson = (/** @type {import("./types.js").Lesson} */ each) => ({ href: book.lessonUrl(each), text: words.say("feedback.to-lesson", { lesson: each.title }), icon: "book" });
  return prerequisite ? [...earlier, ...[...named, ...rest].map(toLesson)] : [...named.map(toLesson), ...rest.map(toLesson), ...earlier];
}

/**
 * The learner goes on, and may come back to it.
 *
 * @param {string} competency
 * @param {HTMLElement} panel
 * @param {Context} context
 */
async function takeSupport(competency, panel, context) {
  const { session, words, book } = context;
  await session.act("SupportTaken", { competency }).catch(() => {});
  const said = words.say("stuck.supported", { title: book.title(competency) });
  const [next] = session.view?.ready.filter((activity) => activity.competency !== competency) ?? [];
  const ask = button(words.say("stuck.ask"), "mk-button", () => askSomebody(competency, panel, context), { "data-action": "ask" });
  const on = next ? el("a", { class: "mk-button mk-button--primary", href: book.activityUrl(next), "data-action": "go-on" }, words.say("home.continue"), icon("arrow")) : null;
  panel.replaceChildren(el("p", { class: "mk-level-panel__title", tabindex: "-1" }, said), el("p", { class: "mk-level-panel__next" }, on, ask));
  /** @type {HTMLElement | null} */ (panel.querySelector("[tabindex]"))?.focus();
  announce(said);
}
