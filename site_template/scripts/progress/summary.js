// @ts-check
/** <mk-summary>: strengths, what to work on and what is next, in words; time; mix-ups seen and gone. */

import { activityTitle } from "../activity.js";
import { el } from "../dom.js";
import { link } from "../feedback.js";
import { icon } from "../icons.js";
import { keepingFocus } from "../kept-focus.js";
import { drawWithView } from "../late.js";
import { levelChip } from "../level.js";
import { timeInWords } from "./calendar.js";
import { courseText, richReason } from "./rich.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").View} View */

/** So many of each are told; the whole list stands below on the page. */
const MOST = 4;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const draw = async () => {
    const view = context.session.view;
    const told = await context.session.told("report").catch(() => null);
    if (view && told && !gone.aborted) keepingFocus(place, () => place.replaceChildren(...cards(view, told.report, context)));
  };
  drawWithView(place, context, gone, () => void draw(), ({ competencies, misconceptions, time, today }) => [competencies, misconceptions, time, today]);
}

/**
 * @param {View} view
 * @param {Report} report
 * @param {Context} context
 */
function cards(view, report, context) {
  const { words } = context;
  return [
    el("div", { class: "mk-summary-grid" }, strengths(report, context), working(report, context), next(view, context), time(view, words)),
    ...mixups(report, context),
  ];
}

/**
 * @param {string} key
 * @param {string} picture
 * @param {import("../words.js").Words} words
 * @param {...(Node | null)} children
 */
function card(key, picture, words, ...children) {
  return el("section", { class: "mk-card mk-summary-card", "data-summary": key }, el("h2", { class: "mk-card__title" }, icon(picture), words.say(`summary.${key}`)), ...children);
}

/**
 * @param {Report} report
 * @param {Context} context
 */
function strengths({ can }, context) {
  const { words } = context;
  if (can.length === 0) return card("strengths", "leaf", words, el("p", { class: "mk-quiet" }, words.say("summary.strengths-none")));
  const rows = can.slice(0, MOST).map(({ competency, level }) => el("li", { class: "mk-summary-card__levelled" }, lessonLink(competency, context), " ", levelChip(level, words)));
  return card("strengths", "leaf", words, el("ul", { class: "mk-divided" }, ...rows), more(can.length, words));
}

/**
 * @param {Report} report
 * @param {Context} context
 */
function working({ working: begun }, context) {
  const { words, book } = context;
  if (begun.length === 0) return card("working", "pencil", words, el("p", { class: "mk-quiet" }, words.say("summary.working-none")));
  const rows = begun.slice(0, MOST).map(({ competency, reason }) => el("li", {}, lessonLink(competency, context), el("span", { class: "mk-quiet mk-summary-card__why" }, ...richReason(reason, words, book))));
  return card("working", "pencil", words, el("ul", { class: "mk-divided" }, ...rows), more(begun.length, words));
}

/**
 * @param {View} view
 * @param {Context} context
 */
function next({ ready }, context) {
  const { words, book } = context;
  const [first] = ready;
  if (!first) return card("next", "flag", words, el("p", {}, words.say("home.all-done")));
  return card("next", "flag", words, el("p", {}, link(book.activityUrl(first), activityTitle(first, context))), el("p", { class: "mk-quiet" }, ...richReason(first.reason, words, book)));
}

/**
 * @param {View} view
 * @param {import("../words.js").Words} words
 */
function time(view, words) {
  const rows = [
    ["summary.today", view.today?.minutes ?? 0],
    ["summary.week", view.time?.week ?? 0],
    ["summary.total", view.time?.total ?? 0],
  ];
  const facts = rows.map(([key, minutes]) => el("div", {}, el("dt", {}, words.say(String(key))), el("dd", {}, timeInWords(Number(minutes), words))));
  return card("time", "clock", words, el("dl", { class: "mk-plan__facts" }, ...facts), el("p", { class: "mk-quiet" }, words.say("summary.time-why")));
}

/**
 * Mix-ups in kind words: everybody has them, and they go.
 *
 * @param {Report} report
 * @param {Context} context
 */
function mixups({ mixups: found }, context) {
  const { words, book } = context;
  if (found.length === 0) return [];
  const rows = found.toSorted((one, other) => Number(one.state === "cleared") - Number(other.state === "cleared")).map(({ misconception, state }) => {
    const known = book.misconceptions.get(misconception);
    const lesson = known?.remedy && state !== "cleared" ? book.lessons.get(known.remedy.lesson) : null;
    return el(
      "li",
      { class: "mk-mixup", "data-mixup": state },
      icon(state === "cleared" ? "right" : "open"),
      el("span", {}, el("strong", {}, courseText(book.title(misconception))), el("span", { class: "mk-quiet mk-summary-card__why" }, words.say(`summary.mixup-${state}`), lesson ? " " : null, lesson ? link(book.lessonUrl(lesson, known?.remedy?.anchor ?? ""), words.say("summary.mixup-help")) : null)),
    );
  });
  return [card("mixups", "compass", words, el("p", { class: "mk-quiet" }, words.say("summary.mixups-why")), el("ul", { class: "mk-divided" }, ...rows))];
}

/**
 * @param {string} competency
 * @param {Context} context
 */
function lessonLink(competency, { book }) {
  const lesson = book.lessonFor(competency);
  const title = courseText(book.title(competency));
  return lesson ? el("a", { href: book.lessonUrl(lesson), class: "mk-link" }, title) : title;
}

/**
 * @param {number} count
 * @param {import("../words.js").Words} words
 */
function more(count, words) {
  return count > MOST ? el("p", { class: "mk-quiet" }, words.count("summary.more", count - MOST)) : null;
}
