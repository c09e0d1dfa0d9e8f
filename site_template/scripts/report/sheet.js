// @ts-check
/** The report itself: what is known, what is being worked on, how to help, time, and goals where the learner agrees. */

import { today } from "../clock.js";
import { el } from "../dom.js";
import { timeInWords } from "../progress/calendar.js";
import { courseText, richReason } from "../progress/rich.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("./report.js").Chosen} Chosen */

/** The levels of what is known, the highest first. */
const KNOWN = ["retained", "secure", "practised"];

/** So many fit on one page, with all that is beside them. */
const MOST_CAN = 10;
const MOST_WORKING = 4;
const MOST_GOALS = 4;

/**
 * @param {Report} report
 * @param {Chosen} chosen
 * @param {Context} context
 */
export function reportSheet(report, chosen, context) {
  const { words } = chosen;
  const date = today();
  const day = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return el(
    "article",
    { class: "mk-report" },
    el(
      "header",
      { class: "mk-report__head" },
      el("h2", { class: "mk-report__title" }, chosen.name ? words.say("report.title-of", { name: chosen.name }) : words.say("report.title")),
      el("p", {}, courseText(context.book.course.title), ` · ${words.day(day)}`),
    ),
    can(report, words, context),
    el("div", { class: "mk-report__pair" }, working(report, words, context), time(words, context)),
    help(report, words, context),
    chosen.goals ? goals(words, context) : null,
    chosen.agreed ? agreed(words, context) : null,
    el("p", { class: "mk-report__foot" }, words.say("report.foot")),
  );
}

/**
 * @param {string} key
 * @param {Words} words
 * @param {...(Node | string | null)} children
 */
function part(key, words, ...children) {
  return el("section", { class: "mk-report__part", "data-part": key }, el("h3", {}, words.say(`report.${key}`)), ...children);
}

/**
 * @param {Report} report
 * @param {Words} words
 * @param {Context} context
 */
function can({ can: known }, words, { book }) {
  if (known.length === 0) return part("can", words, el("p", {}, words.say("report.can-none")));
  const shown = known.slice(0, MOST_CAN);
  const groups = KNOWN.flatMap((level) => {
    const rows = shown.filter((one) => one.level === level).map(({ competency }) => el("li", {}, courseText(book.competencies.get(competency)?.can ?? book.title(competency))));
    return rows.length > 0 ? [el("p", { class: "mk-report__level" }, words.say(`report.level-${level}`)), el("ul", {}, ...rows)] : [];
  });
  const rest = known.length - shown.length;
  return part("can", words, ...groups, rest > 0 ? el("p", {}, words.count("report.more", rest)) : null);
}

/**
 * @param {Report} report
 * @param {Words} words
 * @param {Context} context
 */
function working({ working: begun, next }, words, { book }) {
  const rows = begun.slice(0, MOST_WORKING).map(({ competency, reason }) => el("li", {}, courseText(book.title(competency)), ": ", ...richReason(reason, words, book)));
  const ahead = next.slice(0, 2).map((competency) => el("li", {}, courseText(book.title(competency)), ": ", words.say("report.comes-next")));
  return part("working", words, rows.length + ahead.length > 0 ? el("ul", {}, ...rows, ...ahead) : el("p", {}, words.say("home.all-done")));
}

/**
 * @param {Report} report
 * @param {Words} words
 * @param {Context} context
 */
function help({ help: reasons }, words, { book }) {
  return part("help", words, el("ul", {}, ...reasons.map((reason) => el("li", {}, ...richReason(reason, words, book)))));
}

/**
 * @param {Words} words
 * @param {Context} context
 */
function time(words, { session }) {
  const view = session.view;
  return part(
    "time",
    words,
    el("p", {}, words.say("report.time-week", { time: timeInWords(view?.time?.week ?? 0, words) })),
    el("p", {}, words.count("report.time-total", view?.time?.days ?? 0, { time: timeInWords(view?.time?.total ?? 0, words) })),
  );
}

/**
 * @param {Words} words
 * @param {Context} context
 */
function goals(words, { session }) {
  const view = session.view;
  const shown = (view?.goals ?? []).filter(({ standing, id, kind }) => standing === "open" && (kind === "course" || id === view?.week?.goal));
  if (shown.length === 0) return null;
  return part("goals", words, el("ul", {}, ...shown.slice(0, MOST_GOALS).map(({ text }) => el("li", { dir: "auto" }, text))));
}

/**
 * @param {Words} words
 * @param {Context} context
 */
function agreed(words, { session }) {
  const text = session.view?.profile?.family.trim();
  return text ? part("agreed", words, el("p", { class: "mk-sheet__text", dir: "auto" }, text)) : null;
}
