// @ts-check
/** <mk-calendar>: the days of a month on which something was learned, as a table. No streaks. */

import { today } from "../clock.js";
import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { keepingFocus } from "../kept-focus.js";
import { announce } from "../status.js";
import { weekdayName } from "../weekday-name.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../words.js").Words} Words */
/** @typedef {Record<string, number>} Days minutes by ISO date */

const DAY = 86_400;

/** From so many minutes on a day is drawn stronger. */
const STRONGER = [1, 15, 30];

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const { session, words } = context;
  let month = localIso(today()).slice(0, 7);
  /** @type {Days} */
  let days = {};
  let isTold = false;
  const draw = () => keepingFocus(place, () => place.replaceChildren(card(month, days, words, turn, isTold)));
  const turn = (/** @type {number} */ by) => {
    month = monthAfter(month, by);
    draw();
    announce(summary(month, days, words));
  };
  const ask = async () => {
    const told = await session.told("days").catch(() => null);
    if (!told || gone.aborted || (isTold && JSON.stringify(told.days) === JSON.stringify(days))) return;
    days = told.days;
    isTold = true;
    draw();
  };
  session.addEventListener("view", () => void ask(), { signal: gone });
  draw();
  void ask();
}

/**
 * @param {string} month "2026-11"
 * @param {Days} days
 * @param {Words} words
 * @param {(by: number) => void} turn
 * @param {boolean} isTold whether the days are known already
 */
function card(month, days, words, turn, isTold) {
  const turner = (/** @type {number} */ by, /** @type {string} */ key) => {
    const made = button("", "mk-button mk-button--small mk-calendar__turn", () => turn(by), { "aria-label": words.say(key), "data-turn": String(by) });
    made.append(icon(by < 0 ? "back" : "forth"));
    return made;
  };
  return el(
    "section",
    { class: "mk-card mk-calendar" },
    el("div", { class: "mk-calendar__head" }, el("h2", { class: "mk-card__title" }, words.month(month)), el("div", {}, turner(-1, "calendar.before"), turner(1, "calendar.after"))),
    el("p", { class: "mk-quiet", "data-month": month }, isTold ? summary(month, days, words) : words.say("progress.later")),
    table(month, days, words),
  );
}

/**
 * @param {string} month
 * @param {Days} days
 * @param {Words} words
 */
function summary(month, days, words) {
  const minutes = Object.entries(days).flatMap(([day, learned]) => (day.startsWith(month) && learned > 0 ? [learned] : []));
  if (minutes.length === 0) return words.say("calendar.none");
  const total = minutes.reduce((sum, each) => sum + each, 0);
  return words.count("calendar.days", minutes.length, { time: timeInWords(total, words) });
}

/**
 * "3 h 20 min".
 *
 * @param {number} minutes
 * @param {Words} words
 */
export function timeInWords(minutes, words) {
  if (minutes < 60) return words.count("minutes", minutes);
  return words.say("calendar.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/**
 * @param {string} month
 * @param {Days} days
 * @param {Words} words
 */
function table(month, days, words) {
  const first = Date.parse(`${month}-01T00:00:00Z`) / 1000;
  const weekday = (new Date(first * 1000).getUTCDay() + 6) % 7;
  const monday = first - weekday * DAY;
  const names = Array.from({ length: 7 }, (_, place) => el("th", { scope: "col" }, ...weekdayName(monday + place * DAY, words)));
  const rows = [];
  for (let start = monday; isoOf(start).slice(0, 7) <= month; start += 7 * DAY) {
    rows.push(el("tr", {}, ...Array.from({ length: 7 }, (_, place) => cell(isoOf(start + place * DAY), month, days, words))));
  }
  return el("table", { class: "mk-calendar__table" }, el("caption", { class: "mk-visually-hidden" }, words.say("calendar.caption", { month: words.month(month) })), el("thead", {}, el("tr", {}, ...names)), el("tbody", {}, ...rows));
}

/**
 * @param {string} day
 * @param {string} month
 * @param {Days} days
 * @param {Words} words
 */
function cell(day, month, days, words) {
  if (!day.startsWith(month)) return el("td", {});
  const minutes = days[day] ?? 0;
  const strength = STRONGER.filter((least) => minutes >= least).length;
  const isToday = day === localIso(today());
  return el(
    "td",
    { class: "mk-calendar__day", "data-day": day, "data-strength": String(strength), "aria-current": isToday ? "date" : null },
    el("span", { class: "mk-calendar__number" }, String(Number(day.slice(8)))),
    minutes > 0 ? el("span", { class: "mk-calendar__minutes" }, el("span", { "aria-hidden": "true" }, String(minutes)), el("span", { class: "mk-visually-hidden" }, words.count("minutes", minutes))) : null,
  );
}

/**
 * @param {string} month
 * @param {number} by
 */
function monthAfter(month, by) {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return isoOf(Date.UTC(year, number - 1 + by, 1) / 1000).slice(0, 7);
}

/** @param {number} at seconds since the epoch */
function isoOf(at) {
  return new Date(at * 1000).toISOString().slice(0, 10);
}

/** @param {Date} date */
function localIso(date) {
  return isoOf(date.getTime() / 1000 - date.getTimezoneOffset() * 60);
}
