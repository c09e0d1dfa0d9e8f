// @ts-check
/** The conference card: what to talk about with one student, on one page of paper. */

import { el } from "../dom.js";
import { daysInWords } from "./pace.js";
import { LEVELS } from "./heat.js";
import { dayOf, sentence, whyList } from "./telling.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").Card} Card */

const MOST = 6;
/** Seconds. */
const DAY = 86_400;

/**
 * @param {string} id
 * @param {Card} card
 * @param {Room} room
 */
export function conferenceCard(id, card, room) {
  const { words, book, names } = room;
  const { told } = room;
  const flags = told.flags.filter(({ learners }) => learners.includes(id));
  return el(
    "article",
    { class: "mk-conference", "data-card": id },
    el("header", { class: "mk-conference__head" }, el("h2", { class: "mk-conference__name", tabindex: "-1" }, names.of(id)), el("p", { class: "mk-quiet" }, `${book.course.title} · ${dayOf(told.moment.at, words)}`)),
    part("since", words, el("p", {}, week(card, room)), list(card.gained.slice(0, MOST).map((each) => words.say("teacher.card-gained", { competency: book.title(each.competency), from: words.say(`level.${LEVELS[each.from]}`), to: words.say(`level.${LEVELS[each.to]}`) })))),
    card.strengths.length > 0 ? part("strengths", words, list(card.strengths.slice(0, MOST).map((each) => book.title(each)))) : null,
    card.stuck.length + card.mixups.length > 0 ? part("stuck", words, list([...card.stuck.map((each) => stuckLine(each, room)), ...card.mixups.map((each) => words.say(`teacher.mixup-${each.state}`, { misconception: book.title(each.misconception) }))])) : null,
    flags.length > 0 ? part("flags", words, ...flags.map((flag) => el("div", {}, el("p", { class: "mk-conference__flag" }, words.say(`class.flag.${flag.kind}`)), whyList(flag.evidence, room)))) : null,
    card.questions.length > 0 ? part("ask", words, list(card.questions.map((each) => sentence(`class.ask.${each.code}`, each, room)))) : null,
    card.plan ? part("plan", words, el("p", {}, planLine(card.plan, words))) : null,
    card.goals.length > 0 ? part("goals", words, list(card.goals.filter(({ standing }) => standing === "open").map(({ text }) => text))) : null,
    el("section", { class: "mk-conference__agreed" }, el("h3", {}, words.say("teacher.card-agreed")), ...[1, 2, 3].map(() => el("div", { class: "mk-conference__line" }))),
  );
}

/**
 * What was done in the last seven days; of who did nothing, since when they are away.
 *
 * @param {Card} card
 * @param {Room} room
 */
function week({ answers, right, minutes, days, last }, { told, words }) {
  if (days > 0 || last === null) return words.say("teacher.card-week", { answers, right, minutes: Math.round(minutes), days });
  return words.count("teacher.card-away", Math.floor((told.moment.at - last) / DAY), { last: dayOf(last, words) });
}

/**
 * @param {string} name
 * @param {import("../words.js").Words} words
 * @param {...(Node | null)} children
 */
function part(name, words, ...children) {
  return el("section", { class: "mk-conference__part", "data-part": name }, el("h3", {}, words.say(`teacher.card-${name}`)), ...children);
}

/** @param {string[]} lines */
function list(lines) {
  return lines.length > 0 ? el("ul", {}, ...lines.map((line) => el("li", { dir: "auto" }, line))) : null;
}

/**
 * @param {Card["stuck"][number]} stuck
 * @param {Room} room
 */
function stuckLine({ competency, attempts, prerequisite }, { words, book }) {
  const key = prerequisite ? "teacher.card-stuck-before" : "teacher.card-stuck-at";
  return words.count(key, attempts, { competency: book.title(competency), prerequisite: prerequisite ? book.title(prerequisite) : "" });
}

/**
 * @param {NonNullable<Card["plan"]>} plan
 * @param {import("../words.js").Words} words
 */
function planLine({ days, done, total, finish }, words) {
  const facts = words.say("teacher.card-plan-done", { done, total });
  const standing = days === null ? "" : ` ${words.say("teacher.card-plan-days", { standing: daysInWords(days, words) })}`;
  return `${facts}${standing}${finish ? ` ${words.say("teacher.card-plan-finish", { date: words.day(finish) })}` : ""}`;
}
