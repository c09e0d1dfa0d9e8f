// @ts-check
/** Where everybody stands on the plan: a dot a student, the plan as a line. Without a plan: how much is practised. */

import { el } from "../dom.js";
import { dotPlot } from "./plots.js";
import { people } from "./telling.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").Pace} Pace */

/** Working days off the plan that are worth a look. */
const MANY_DAYS = 3;
/** The drawing ends here; who is farther off stands at its edge. */
const MOST_DAYS = 20;

/** @param {Room} room */
export function pace(room) {
  const planned = room.told.pace.filter(({ days }) => days !== null);
  return planned.length > 0 ? onPlan(planned, room) : withoutPlan(room);
}

/**
 * @param {Pace[]} planned
 * @param {Room} room
 */
function onPlan(planned, room) {
  const { words, names } = room;
  const reach = Math.min(MOST_DAYS, Math.max(5, ...planned.map(({ days }) => Math.abs(days ?? 0))));
  const place = (/** @type {number} */ days) => (Math.min(reach, Math.max(-reach, days)) + reach) / (2 * reach);
  const dots = planned.map(({ learner, days }) => ({ at: place(days ?? 0), label: `${names.of(learner)}: ${daysInWords(days ?? 0, words)}`, tone: (days ?? 0) <= -MANY_DAYS ? "late" : "" }));
  const ticks = [-reach, -Math.round(reach / 2), Math.round(reach / 2), reach].map((days) => ({ at: place(days), label: daysInWords(days, words) }));
  const late = planned.filter(({ days }) => (days ?? 0) <= -MANY_DAYS).map(({ learner }) => learner);
  const summary = words.say("teacher.pace-summary", { late: late.length, all: planned.length });
  return el(
    "div",
    {},
    el("p", {}, summary),
    dotPlot(summary, dots, ticks, { at: place(0), label: words.say("teacher.the-plan") }),
    late.length > 0 ? el("div", {}, el("p", { class: "mk-quiet" }, words.say("teacher.behind")), people(late, room)) : null,
  );
}

/** @param {Room} room */
function withoutPlan(room) {
  const { words, names, told } = room;
  const most = Math.max(1, ...told.pace.map(({ total }) => total));
  const dots = told.pace.map(({ learner, done }) => ({ at: done / most, label: `${names.of(learner)}: ${words.say("teacher.of", { count: done, all: most })}` }));
  const ticks = [...new Set([0, Math.round(most / 2), most])].map((count) => ({ at: count / most, label: String(count) }));
  const summary = words.say("teacher.pace-without-plan", { all: most });
  return el("div", {}, el("p", {}, summary), dotPlot(summary, dots, ticks, null));
}

/**
 * @param {number} days
 * @param {import("../words.js").Words} words
 */
export function daysInWords(days, words) {
  const whole = Math.round(days);
  if (whole === 0) return words.say("teacher.on-time");
  return whole < 0 ? words.count("teacher.days-behind", -whole) : words.count("teacher.days-ahead", whole);
}
