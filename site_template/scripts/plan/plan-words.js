// @ts-check
/** A plan's parts in words: for reading on paper, and for saying what a plan file would change. */

/** @typedef {import("../types.js").Plan} Plan */
/** @typedef {import("../types.js").Focus} Focus */
/** @typedef {import("../words.js").Words} Words */

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A Monday, so that the weekdays' names can be had from the language. */
const A_MONDAY = Date.UTC(2024, 0, 1) / 1000;

/**
 * "Mon, Tue and Fri, 20 minutes a day, until 18 Dec".
 *
 * @param {Plan | null} plan
 * @param {Words} words
 */
export function calendarInWords(plan, words) {
  if (!plan) return words.say("sheet.no-plan");
  const days = words.list(plan.days.map((day) => words.weekday(A_MONDAY + WEEKDAYS.indexOf(day) * 86_400)));
  const minutes = plan.minutes_per_day ? words.count("minutes", Math.round(plan.minutes_per_day)) : "";
  const end = plan.end ? words.say("sheet.until", { day: words.day(plan.end) }) : "";
  const exam = plan.exam ? words.say("sheet.exam", { day: words.day(plan.exam) }) : "";
  return [days, minutes, end, exam].filter(Boolean).join(" · ");
}

/**
 * "Mon, 14 Sep to Sun, 20 Sep: Halves and Thirds".
 *
 * @param {Focus} focus
 * @param {Words} words
 * @param {import("../course.js").CourseBook} book
 */
export function focusInWords({ from, to, competencies, note = "" }, words, book) {
  const topics = words.list(competencies.map((id) => book.title(id)));
  const told = words.say("planning.focus-days", { from: words.day(from), to: words.day(to), topics });
  return note ? `${told} (${note})` : told;
}
