// @ts-check
/** <mk-plan-sheet>: the whole plan for paper. On the screen it is not there; in print it is all there is. */

import { el } from "../dom.js";
import { calendarInWords } from "./plan-words.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").View} View */
/** @typedef {import("../words.js").Words} Words */

/** So many empty lines where somebody may write by hand. */
const LINES = 2;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const draw = () => context.session.view && place.replaceChildren(...sheet(context.session.view, context));
  context.session.addEventListener("view", draw, { signal: gone });
  draw();
}

/**
 * @param {View} view
 * @param {Context} context
 */
function sheet(view, { words, book, door }) {
  const { profile, goals = [], week, plan } = view;
  const open = goals.filter(({ kind, standing }) => kind === "course" && standing === "open");
  const weekly = goals.find(({ id }) => id === week?.goal);
  const name = door.current?.profile.name ?? "";
  return [
    el("h2", { class: "mk-sheet__title" }, name ? words.say("sheet.title-of", { name }) : words.say("sheet.title")),
    el("p", { class: "mk-sheet__course", "data-mk-course": true }, book.course.title),
    part("goals.title", words, list(open.map(({ text, by }) => (by ? `${text} (${words.say("plan.by", { day: words.day(by) })})` : text)))),
    part("week.goal", words, list(weekly ? [weekly.text] : [])),
    part("sheet.days", words, el("p", {}, calendarInWords(plan?.plan ?? null, words)), plan ? el("p", {}, words.reason(plan.reason, book.titles)) : null, nextOnes(view, words, book)),
    part("about.interests", words, list(profile?.interests ?? [])),
    part("about.helps", words, text(profile?.helps)),
    el("div", { class: "mk-sheet__pair" }, part("about.teacher", words, text(profile?.teacher)), part("about.family", words, text(profile?.family))),
    el("p", { class: "mk-sheet__sign" }, ...["student", "teacher", "home"].map((who) => el("span", {}, words.say(`sheet.sign-${who}`)))),
  ];
}

/**
 * @param {View} view
 * @param {Words} words
 * @param {import("../course.js").CourseBook} book
 */
function nextOnes({ plan }, words, book) {
  if (!plan || plan.next.length === 0) return null;
  const rows = plan.next.map(({ competency, by }) => el("li", {}, el("span", { "data-mk-course": true }, book.title(competency)), ` · ${words.say("plan.by", { day: words.day(by) })}`));
  return el("ul", {}, ...rows);
}

/**
 * @param {string} key
 * @param {Words} words
 * @param {...(Node | null)} children
 */
function part(key, words, ...children) {
  return el("section", { class: "mk-sheet__part" }, el("h3", {}, words.say(key)), ...children);
}

/** @param {string[]} items */
function list(items) {
  return items.length > 0 ? el("ul", {}, ...items.map((item) => el("li", { dir: "auto" }, item))) : lines();
}

/** @param {string | undefined} written */
function text(written) {
  return written?.trim() ? el("p", { class: "mk-sheet__text", dir: "auto" }, written) : lines();
}

/** Lines to write on by hand. */
function lines() {
  return el("div", { class: "mk-sheet__lines", "aria-hidden": "true" }, ...Array.from({ length: LINES }, () => el("span", {})));
}
