// @ts-check
/** <mk-home>: continue, what else is ready and why, and how far the course is. */

import { activityTitle, activityTopics, isWholePage } from "./activity.js";
import { all, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { line, link } from "./feedback.js";
import { icon } from "./icons.js";
import { ring } from "./ring.js";
import { siteUrl } from "./site.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Activity} Activity */
/** @typedef {import("./types.js").View} View */

/** A saved file older than this is worth a word. */
const OLD_BACKUP_SECONDS = 7 * 86400;

export class MkHome extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const draw = () => this.#draw(context);
    context.session.addEventListener("view", draw, { signal: gone });
    draw();
  }

  /** @param {Context} context */
  #draw(context) {
    const view = context.session.view;
    if (!view) return;
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    const [first, ...others] = view.ready;
    this.replaceChildren(
      first ? firstCard(first, view, context) : allDone(view, context),
      ...(others.length > 0 ? [otherCards(others, context)] : []),
      ...planLine(view, context),
      ...saveReminder(context),
    );
    const again = all(this, "a").find((each) => focused && each.getAttribute("href") === focused);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }
}

/**
 * @param {Activity} activity
 * @param {View} view
 * @param {Context} context
 */
function firstCard(activity, view, context) {
  const { words, book } = context;
  const isStarted = Object.values(view.competencies).some(({ attempts }) => attempts > 0);
  return el(
    "section",
    { class: "mk-card mk-card--first", "data-activity": activity.kind, "data-competency": activity.competency },
    el(
      "div",
      { class: "mk-card__body" },
      el("p", { class: "mk-card__kicker" }, words.say(isStarted ? "home.continue" : "home.start")),
      el("h2", { class: "mk-card__title" }, activityTitle(activity, context)),
      line(activityTopics(activity, context), "mk-card__topics"),
      line(words.reason(activity.reason, book.titles), "mk-card__why"),
      el(
        "p",
        { class: "mk-card__go" },
        el("a", { class: "mk-button mk-button--primary", href: book.activityUrl(activity), "data-action": "continue" }, words.say(`home.go-${activity.kind}`), icon("arrow")),
        minutes(activity, context),
      ),
    ),
    ring(view, words),
  );
}

/**
 * @param {Activity} activity
 * @param {Context} context
 */
function minutes(activity, { words }) {
  return el("span", { class: "mk-minutes" }, icon("clock"), el("span", {}, words.count("minutes", activity.minutes)));
}

/**
 * @param {View} view
 * @param {Context} context
 */
function allDone(view, { words }) {
  return el(
    "section",
    { class: "mk-card mk-card--first" },
    el(
      "div",
      { class: "mk-card__body" },
      el("h2", { class: "mk-card__title" }, words.say("home.all-done")),
      el("p", {}, words.say("home.all-done-why")),
    ),
    ring(view, words),
  );
}

/**
 * @param {Activity[]} activities
 * @param {Context} context
 */
function otherCards(activities, context) {
  return el(
    "section",
    { class: "mk-ready", "aria-label": context.words.say("home.ready") },
    el("h2", { class: "mk-ready__title" }, context.words.say("home.ready")),
    el("ul", { class: "mk-ready__list" }, ...activities.map((activity) => otherCard(activity, context))),
  );
}

/**
 * @param {Activity} activity
 * @param {Context} context
 */
function otherCard(activity, context) {
  const { words, book } = context;
  return el(
    "li",
    { class: "mk-card mk-card--link", "data-activity": activity.kind, "data-competency": activity.competency },
    isWholePage(activity) ? null : el("p", { class: "mk-card__kicker" }, words.say(`home.${activity.kind}`)),
    el("h3", { class: "mk-card__title" }, link(book.activityUrl(activity), activityTitle(activity, context), "mk-card__link")),
    line(activityTopics(activity, context), "mk-card__topics"),
    line(words.reason(activity.reason, book.titles), "mk-card__why"),
    minutes(activity, context),
  );
}

/**
 * How one stands in the plan, in a line.
 *
 * @param {View} view
 * @param {Context} context
 */
function planLine({ plan, competencies }, { words, book }) {
  const isBegun = Object.values(competencies).some(({ attempts }) => attempts > 0);
  if (!plan || !isBegun) return [];
  return [el("p", { class: "mk-quiet", "data-plan-line": true }, words.reason(plan.reason, book.titles), " ", link(siteUrl("plan/"), words.say("home.plan-link")))];
}

/**
 * A quiet line when much has been done and nothing saved for long.
 *
 * @param {Context} context
 */
function saveReminder({ store, words, session }) {
  const answered = Object.values(session.view?.competencies ?? {}).reduce((sum, { attempts }) => sum + attempts, 0);
  const saved = store.head().backup_at;
  const isRecent = saved !== null && Date.now() / 1000 - saved < OLD_BACKUP_SECONDS;
  if (answered < 15 || isRecent) return [];
  return [
    el("p", { class: "mk-quiet", "data-save-reminder": true }, words.say("home.save-reminder"), " ", link(`${siteUrl("progress/")}#backup`, words.say("home.save-link"))),
  ];
}
