// @ts-check
/** The ready set as cards: the one thing to go on with, and the others beside it. */

import { minutesFor } from "./access.js";
import { activityTitle, activityTopics } from "./activity.js";
import { el } from "./dom.js";
import { line, link } from "./feedback.js";
import { icon } from "./icons.js";
import { illustration } from "./illustrations.js";
import { kindTile } from "./kind.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Activity} Activity */

/**
 * @param {Activity} activity
 * @param {boolean} isStarted whether anything was answered before
 * @param {Context} context
 */
export function firstCard(activity, isStarted, context) {
  const { words, book } = context;
  return el(
    "section",
    { class: "mk-card mk-card--first", "data-activity": activity.kind, "data-competency": activity.competency },
    el(
      "div",
      { class: "mk-card__top" },
      kindTile(activity.kind),
      el("p", { class: "mk-card__kicker" }, words.say(isStarted ? "home.continue" : "home.start"), " · ", words.say(`home.${activity.kind}`)),
    ),
    el("h2", { class: "mk-card__title" }, activityTitle(activity, context)),
    line(activityTopics(activity, context), "mk-card__topics"),
    line(words.reason(activity.reason, book.titles), "mk-card__why"),
    el(
      "p",
      { class: "mk-card__go" },
      el("a", { class: "mk-button mk-button--primary mk-button--large", href: book.activityUrl(activity), "data-action": "continue" }, words.say(`home.go-${activity.kind}`), icon("arrow")),
      minutes(activity, context),
    ),
  );
}

/**
 * @param {Activity[]} activities
 * @param {Context} context
 */
export function otherCards(activities, context) {
  const title = context.words.say("home.ready");
  return el(
    "section",
    { class: "mk-ready", "aria-label": title },
    el("h2", { class: "mk-ready__title" }, title),
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
    el("div", { class: "mk-card__top" }, kindTile(activity.kind), el("p", { class: "mk-card__kicker" }, words.say(`home.${activity.kind}`))),
    el("h3", { class: "mk-card__title" }, link(book.activityUrl(activity), activityTitle(activity, context), "mk-card__link")),
    line(activityTopics(activity, context), "mk-card__topics"),
    line(words.reason(activity.reason, book.titles), "mk-card__why"),
    minutes(activity, context),
  );
}

/**
 * Nothing is ready: all is learned, or all is fresh.
 *
 * @param {boolean} isAll whether everything is practised
 * @param {Context} context
 */
export function nothingCard(isAll, { words }) {
  const state = isAll ? "all-done" : "rest";
  return el(
    "section",
    { class: "mk-card mk-card--first mk-empty", "data-empty": state },
    illustration(isAll ? "done" : "rest"),
    el("h2", { class: "mk-card__title" }, words.say(`home.${state}`)),
    el("p", {}, words.say(`home.${state}-why`)),
  );
}

/**
 * @param {Activity} activity
 * @param {Context} context
 */
function minutes(activity, { words }) {
  return el("span", { class: "mk-minutes" }, icon("clock"), el("span", {}, words.count("minutes", minutesFor(activity.minutes))));
}
