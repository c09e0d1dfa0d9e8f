// @ts-check
/** Today's minutes and the rhythm of the week. Days without learning are just days: nothing is lost by them. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { share } from "./ring.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").View} View */

const DAY = 86400;

/**
 * @param {View} view
 * @param {Context} context
 * @param {Date} now
 */
export function todayCard(view, { words }, now) {
  const place = placeInWeek(view.week?.start ?? "", now);
  const isOld = daysSince(view.at, now) > 0; // the last view, from an earlier day, until the engine is there
  const done = isOld ? 0 : (view.today?.minutes ?? 0);
  const planned = isOld ? (view.week?.planned[place ?? -1] ?? 0) : (view.today?.planned ?? 0);
  const isReached = planned > 0 && done >= planned;
  return el(
    "section",
    { class: "mk-card mk-today", "aria-label": words.say("home.today"), "data-minutes": String(done), "data-planned": String(planned) },
    el(
      "div",
      { class: "mk-today__now" },
      share(planned > 0 ? done / planned : done > 0 ? 1 : 0, isReached ? icon("right") : icon("clock")),
      el(
        "div",
        {},
        el("h2", { class: "mk-today__title" }, words.say("home.today")),
        el("p", { class: "mk-today__minutes" }, told(done, planned, words)),
      ),
    ),
    isReached ? el("p", { class: "mk-today__line" }, words.say("home.today-reached")) : null,
    view.week ? weekDays(view, place, words) : null,
  );
}

/**
 * @param {number} done
 * @param {number} planned
 * @param {import("./words.js").Words} words
 */
function told(done, planned, words) {
  if (planned > 0) return words.say("home.today-of", { done, planned });
  return done > 0 ? words.count("home.today-some", done) : words.say("home.today-nothing");
}

/**
 * @param {View} view
 * @param {number | null} today
 * @param {import("./words.js").Words} words
 */
function weekDays(view, today, words) {
  const isThisWeek = today !== null;
  const minutes = isThisWeek ? (view.week?.minutes ?? []) : [0, 0, 0, 0, 0, 0, 0];
  const monday = Date.parse(`${view.week?.start}T00:00:00Z`) / 1000;
  const learned = minutes.filter((each) => each > 0).length;
  return el(
    "div",
    { class: "mk-week" },
    el(
      "ol",
      { class: "mk-week__days", "aria-label": words.say("home.week-label") },
      ...minutes.map((each, place) => weekDay(words.weekday(monday + place * DAY), each, place === today, words)),
    ),
    el("p", { class: "mk-today__line" }, learned > 0 ? words.count("home.week", learned) : words.say("home.week-none")),
  );
}

/**
 * @param {string} name
 * @param {number} minutes
 * @param {boolean} isToday
 * @param {import("./words.js").Words} words
 */
function weekDay(name, minutes, isToday, words) {
  const isLearned = minutes > 0;
  const text = isLearned ? words.say("home.week-day", { day: name, minutes: words.count("minutes", minutes) }) : words.say("home.week-rest", { day: name });
  return el(
    "li",
    { class: "mk-week__day", "data-learned": isLearned, "aria-current": isToday ? "date" : null },
    el("span", { class: "mk-week__mark", "aria-hidden": "true" }, isLearned ? icon("right") : null),
    el("span", { class: "mk-week__name", "aria-hidden": "true" }, name),
    el("span", { class: "mk-visually-hidden" }, text),
  );
}

/**
 * @param {string} monday an ISO date
 * @param {Date} now
 * @returns {number | null} 0 for Monday; null where now is in another week
 */
export function placeInWeek(monday, now) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const place = Math.round((today - Date.parse(`${monday}T00:00:00Z`)) / (1000 * DAY));
  return place >= 0 && place < 7 ? place : null;
}

/**
 * @param {number} at seconds since the epoch
 * @param {Date} now
 */
function daysSince(at, now) {
  const day = (/** @type {Date} */ date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (1000 * DAY);
  return day(now) - day(new Date(at * 1000));
}
