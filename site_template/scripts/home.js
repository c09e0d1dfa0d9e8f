// @ts-check
/** <mk-home>: today, what to go on with, what else is ready and why, and where one is in plan and course. */

import { now, today } from "./clock.js";
import { all, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { link } from "./feedback.js";
import { focusCard } from "./home-focus.js";
import { firstCard, nothingCard, otherCards } from "./home-cards.js";
import { planCard } from "./home-plan.js";
import { todayCard } from "./home-today.js";
import { icon } from "./icons.js";
import { illustration } from "./illustrations.js";
import { ring } from "./ring.js";
import { siteUrl } from "./site.js";
import { welcomePart } from "./welcome.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").View} View */

/** A saved file older than this is worth a word. */
const OLD_BACKUP_SECONDS = 7 * 86400;

export class MkHome extends CourseElement {
  /** @type {Node | null} what the page said before: the course in a sentence or two */
  #lede = null;

  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    this.#lede ??= this.querySelector(".mk-home__lede");
    const draw = () => this.#draw(context);
    context.session.addEventListener("view", draw, { signal: gone });
    draw();
  }

  /** @param {Context} context */
  #draw(context) {
    const view = context.session.view ?? firstView();
    if (!view) return;
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    this.replaceChildren(...(isStarted(view) ? known(view, context) : welcome(view, context, this.#lede)));
    this.setAttribute("data-drawn", "");
    const again = all(this, "a").find((each) => focused && each.getAttribute("href") === focused);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }
}

/** @param {View} view */
function isStarted({ competencies = {} }) {
  return Object.values(competencies).some(({ attempts, confirm }) => attempts > 0 || confirm);
}

/**
 * The first visit: what the course is, and where it begins.
 *
 * @param {View} view
 * @param {Context} context
 * @param {Node | null} lede
 */
function welcome(view, context, lede) {
  const [first, focus, ...others] = cards(view, context);
  first?.append(illustration("path"));
  return [lede ?? el("div", { class: "mk-home__lede" }), el("div", { class: "mk-home__main" }, focus ?? null, first ?? null, ...others, welcomePart(context))];
}

/**
 * @param {View} view
 * @param {Context} context
 */
function known(view, context) {
  return [
    el("div", { class: "mk-home__main" }, ...cards(view, context)),
    el(
      "div",
      { class: "mk-home__side" },
      todayCard(view, context, today()),
      view.plan ? planCard(view.plan, context) : null,
      ring(view, context.words),
      saveReminder(context),
    ),
  ];
}

/**
 * @param {View} view
 * @param {Context} context
 */
function cards(view, context) {
  const [first, ...others] = view.ready;
  const isAll = view.done === view.total;
  return [first ? firstCard(first, isStarted(view), context) : nothingCard(isAll, context), view.focus ? focusCard(view.focus, context) : null, ...(others.length > 0 ? [otherCards(others, context)] : [])];
}

/**
 * What is ready for everybody who begins: it stands in the page, so that nobody waits for the engine.
 *
 * @returns {View | null}
 */
function firstView() {
  const place = /** @type {HTMLTemplateElement | null} */ (document.getElementById("mk-first-view"));
  const written = place?.content.textContent;
  return written ? JSON.parse(written) : null;
}

/**
 * A quiet line when much has been done and nothing saved for long.
 *
 * @param {Context} context
 */
function saveReminder({ store, words, session }) {
  const answered = Object.values(session.view?.competencies ?? {}).reduce((sum, { attempts }) => sum + attempts, 0);
  const saved = store.head().backup_at;
  const isRecent = saved !== null && now() - saved < OLD_BACKUP_SECONDS;
  if (answered < 15 || isRecent) return null;
  return el("p", { class: "mk-quiet mk-home__save", "data-save-reminder": true }, icon("save"), el("span", {}, words.say("home.save-reminder"), " ", link(`${siteUrl("me/")}#backup`, words.say("home.save-link"))));
}
