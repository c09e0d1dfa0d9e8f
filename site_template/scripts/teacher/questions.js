// @ts-check
/** What the answers say about the questions: common wrong answers, and how well each question does its work. */

import { el } from "../dom.js";
import { fieldPlot } from "./plots.js";
import { folded, foldedLater, people, sentence } from "./telling.js";
import { questionButton } from "./shown-question.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").ItemQuality} ItemQuality */
/** @typedef {import("./types.js").WrongAnswers} WrongAnswers */
/** @typedef {import("./room.js").RoomOf<{wrong_answers: WrongAnswers[]}>} Answered */

const MOST_QUESTIONS = 8;
const MOST_ANSWERS = 3;

/** @param {Answered} room */
export function wrongAnswers(room) {
  const { told, words } = room;
  const shown = [...told.wrong_answers].sort((one, other) => mostCommon(other) - mostCommon(one)).filter(({ common }) => common.length > 0).slice(0, MOST_QUESTIONS);
  if (shown.length === 0) return el("p", { class: "mk-quiet" }, words.say("teacher.no-wrong-answers"));
  return el("ul", { class: "mk-divided mk-wrong-answers" }, ...shown.map((each) => question(each, room)));
}

/** @param {WrongAnswers} answers */
function mostCommon({ common }) {
  return common[0]?.learners.length ?? 0;
}

/**
 * @param {WrongAnswers} told
 * @param {Answered} room
 */
function question({ item, competency, n, of, common }, room) {
  const { words, book } = room;
  const rows = common.slice(0, MOST_ANSWERS).map((each) =>
    el(
      "li",
      {},
      el("span", { class: "mk-answer", dir: "auto" }, answerText(item, each, room)),
      " ",
      el("span", { class: "mk-quiet" }, words.count("teacher.gave-it", each.learners.length)),
      each.misconception ? el("span", { class: "mk-tag" }, book.title(each.misconception)) : null,
      folded(words.say("teacher.who"), people(each.learners, room)),
    ),
  );
  return el(
    "li",
    {},
    el("p", { class: "mk-question-name" }, el("strong", {}, book.title(competency)), el("span", { class: "mk-quiet" }, ` · ${item} · ${words.say("teacher.wrong-of", { n, of })}`)),
    el("ul", { class: "mk-answers" }, ...rows),
    questionButton(item, room),
  );
}

/**
 * @param {string} item
 * @param {WrongAnswers["common"][number]} told
 * @param {Answered} room
 */
function answerText(item, { answer, options }, { pages }) {
  return (options && pages.options(item, options)) || answer;
}

/** @param {Room} room */
export function quality(room) {
  const { told, words } = room;
  const flagged = told.items.filter(({ flags }) => flags.length > 0);
  const measured = told.items.filter(({ discrimination }) => discrimination !== null);
  return el(
    "div",
    {},
    flagged.length > 0 ? itemTable(flagged, room) : el("p", { class: "mk-quiet" }, words.say("teacher.no-item-flags")),
    measured.length > 2 ? plot(measured, room) : el("p", { class: "mk-quiet" }, words.say("teacher.too-few-answers")),
    told.items.length > flagged.length ? foldedLater(words.count("teacher.all-items", told.items.length), () => itemTable(told.items, room)) : null,
  );
}

/**
 * @param {ItemQuality[]} items
 * @param {Room} room
 */
function plot(items, room) {
  const { words } = room;
  const dots = items.map(({ item, right, discrimination, flags }) => ({ at: right, up: ((discrimination ?? 0) + 1) / 2, label: `${item}: ${words.percent(right)}`, tone: flags.length > 0 ? "late" : "" }));
  const share = (/** @type {number} */ at) => ({ at, label: words.percent(at) });
  return el(
    "figure",
    { class: "mk-figure" },
    fieldPlot(words.say("teacher.item-plot"), dots, {
      across: [share(0), share(0.5), share(1)],
      up: [{ at: 1, label: "+1" }, { at: 0.5, label: "0" }, { at: 0, label: "−1" }],
      acrossName: words.say("teacher.right-share"),
      upName: words.say("teacher.discrimination"),
      line: 0.5,
    }),
    el("figcaption", { class: "mk-quiet" }, words.say("teacher.item-plot-means")),
  );
}

/**
 * @param {ItemQuality[]} items
 * @param {Room} room
 */
function itemTable(items, room) {
  const { words, book } = room;
  const head = ["teacher.question", "teacher.answers", "teacher.right-share", "teacher.expected", "teacher.discrimination", "teacher.fast", "teacher.notes"];
  const rows = items.map((each) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, each.item, el("span", { class: "mk-quiet mk-block-line" }, book.title(each.competency)), questionButton(each.item, room)),
      el("td", {}, String(each.n)),
      el("td", {}, words.percent(each.right)),
      el("td", {}, each.expected === null ? "–" : words.percent(each.expected)),
      el("td", {}, each.discrimination === null ? "–" : signed(each.discrimination)),
      el("td", {}, words.percent(each.fast)),
      el("td", {}, ...each.flags.map((code) => el("p", { class: "mk-item-flag" }, sentence(`class.item.${code}`, { ...each }, room)))),
    ),
  );
  return el("div", { class: "mk-table-area", role: "region", tabindex: "0", "aria-label": words.say("teacher.quality") }, el("table", { class: "mk-table" }, el("thead", {}, el("tr", {}, ...head.map((key) => el("th", { scope: "col" }, words.say(key))))), el("tbody", {}, ...rows)));
}

/** @param {number} number from -1 to 1 */
export function signed(number) {
  const sign = number < 0 ? "−" : number > 0 ? "+" : "";
  return `${sign}${Math.abs(number).toFixed(2)}`;
}
