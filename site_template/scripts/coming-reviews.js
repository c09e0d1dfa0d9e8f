// @ts-check
/** Which reviews come on the days after today, so that nobody needs to remember it. */

import { el } from "./dom.js";

/** @typedef {import("./types.js").View} View */
/** @typedef {{at: number, competencies: string[]}} Day `at`: its midnight, in seconds since the epoch */

const DAY = 86_400;

/** So many days with reviews are told. */
const MOST_DAYS = 5;

/**
 * @param {View | null} view
 * @param {number} now seconds since the epoch
 * @returns {Day[]} the next days with reviews
 */
export function comingReviews(view, now) {
  const tomorrow = midnight(now) + DAY;
  const due = Object.entries(view?.competencies ?? {}).flatMap(([id, { due }]) => (typeof due === "number" ? [{ id, due }] : []));
  due.sort((one, other) => one.due - other.due);
  /** @type {Map<number, string[]>} */
  const days = new Map();
  for (const { id, due: at } of due.filter((each) => each.due >= tomorrow)) {
    const day = midnight(at);
    days.set(day, [...(days.get(day) ?? []), id]);
  }
  return [...days].slice(0, MOST_DAYS).map(([at, competencies]) => ({ at, competencies }));
}

/**
 * The next days with reviews as a list; null where none is in sight.
 *
 * @param {Day[]} days
 * @param {Pick<import("./context.js").Context, "words" | "book">} context
 */
export function comingList(days, { words, book }) {
  if (days.length === 0) return null;
  const rows = days.map(({ at, competencies }) =>
    el(
      "li",
      { class: "mk-coming__day" },
      el("span", { class: "mk-coming__when" }, words.day(isoDay(at))),
      el("span", { class: "mk-coming__what" }, words.list(competencies.map((id) => book.title(id)))),
    ),
  );
  return el("ul", { class: "mk-coming" }, ...rows);
}

/** Where the learner is. @param {number} at */
function midnight(at) {
  const date = new Date(at * 1000);
  return Math.floor(new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() / 1000);
}

/** @param {number} at */
function isoDay(at) {
  const date = new Date(at * 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
