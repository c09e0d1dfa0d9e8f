// @ts-check
/** The report for a student's family: the same sheet as the student's own, in the family's language. */

import { directionOf, languages, uiLanguage } from "../access.js";
import { el } from "../dom.js";
import { reportSheet } from "../report/sheet.js";
import { nameOf, wordsOf } from "../report/report.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").LearnerTold} LearnerTold */

/**
 * @param {string} id
 * @param {LearnerTold} told
 * @param {Room} room
 */
export function familyReport(id, told, room) {
  const { words, book, names } = room;
  const paper = el("div", { class: "mk-report-paper" });
  const context = /** @type {any} */ ({ words, book, session: { view: { time: told.time } } });
  const speak = async (/** @type {string} */ language) => {
    const chosen = { language, words: await wordsOf(language, { words, book }), name: names.of(id), goals: false, agreed: false };
    paper.setAttribute("lang", language);
    paper.setAttribute("dir", directionOf(language));
    paper.replaceChildren(reportSheet(told.report, chosen, context));
  };
  const select = el("select", { name: "language" }, ...languages().map((code) => el("option", { value: code, lang: code, selected: code === uiLanguage() }, nameOf(code))));
  select.addEventListener("change", () => void speak(select.value));
  void speak(uiLanguage());
  return el("div", { class: "mk-family" }, el("label", { class: "mk-field mk-no-print" }, el("span", {}, words.say("report.language")), select), paper);
}
