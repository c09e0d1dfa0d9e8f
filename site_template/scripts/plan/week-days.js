// @ts-check
/** The days of a week as small columns: minutes learned, and what was planned, in figures as well. */

import { el } from "../dom.js";
import { weekdayName } from "../weekday-name.js";

/** @typedef {import("../types.js").WeekView} WeekView */
/** @typedef {import("../words.js").Words} Words */

/** A column is never drawn for less than so many minutes, so that one short day is no tower. */
const LEAST_TOP = 20;

/**
 * @param {WeekView} week
 * @param {Words} words
 */
export function weekDays(week, words) {
  const total = week.minutes.reduce((sum, minutes) => sum + minutes, 0);
  const top = Math.max(LEAST_TOP, ...week.minutes, ...week.planned);
  const list = el("ol", { class: "mk-days" }, ...week.minutes.map((minutes, place) => day(week, place, minutes, top, words)));
  return el("div", { class: "mk-myweek__days" }, el("h3", { class: "mk-myweek__part" }, words.say("week.days")), el("p", { class: "mk-quiet" }, words.count("week.minutes", total)), list);
}

/**
 * @param {WeekView} week
 * @param {number} place from Monday
 * @param {number} minutes
 * @param {number} top
 * @param {Words} words
 */
function day(week, place, minutes, top, words) {
  const planned = week.planned[place] ?? 0;
  const at = Date.parse(`${week.start}T00:00:00Z`) / 1000 + place * 86_400;
  const column = el("span", { class: "mk-days__column", "aria-hidden": "true" }, planned > 0 ? bar("planned", planned / top) : null, minutes > 0 ? bar("learned", minutes / top) : null);
  return el(
    "li",
    { class: "mk-days__day", "data-minutes": String(minutes) },
    column,
    el("span", { class: "mk-days__name" }, ...weekdayName(at, words)),
    el("span", { class: "mk-days__minutes", "aria-hidden": "true" }, minutes > 0 ? words.say("week.short", { count: minutes }) : "–"),
    el("span", { class: "mk-visually-hidden" }, `: ${words.count("minutes", minutes)}`, planned > 0 ? ` (${words.say("week.planned", { count: planned })})` : null),
  );
}

/**
 * @param {string} kind
 * @param {number} share from 0 to 1
 */
function bar(kind, share) {
  const made = el("span", { class: `mk-days__bar mk-days__bar--${kind}` });
  made.style.blockSize = `${Math.round(100 * share)}%`;
  return made;
}
