// @ts-check
/** What the files tell before they are checked, and for each whether it is. */

import { el } from "../dom.js";
import { breath } from "./breath.js";
import { fillWaiting, verdictMark } from "./files-list.js";
import { heat } from "./heat.js";
import { wrongAnswers } from "./questions.js";
import { part, students } from "./results.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./types.js").ClassFile} ClassFile */

/**
 * Who answered how much, the levels that files say, and what was answered wrongly. The rest is to come.
 *
 * @param {HTMLElement} place
 * @param {HTMLElement} bar how far the checking has come
 * @param {import("./types.js").EarlyTold} told
 * @param {Desk} desk
 * @returns {Promise<(file: ClassFile) => void>} to be told of each file that is checked
 */
export async function drawEarly(place, bar, told, desk) {
  const { words } = desk;
  const room = desk.roomOf(told);
  const all = el("div", { class: "mk-class" }, bar, el("div", { class: "mk-class__summary" }, students(desk, told.learners), el("p", { class: "mk-panel" }, words.say("teacher.early-help"))));
  place.replaceChildren(all);
  await breath();
  const marks = new Marks(words);
  if (told.heat.learners.length > 0) {
    const about = el("p", {}, words.count("teacher.early-levels", told.heat.learners.length));
    all.append(part("levels", words, el("div", {}, about, heat(room, (id) => marks.of(id)))));
    await breath();
  }
  all.append(part("wrong-answers", words, wrongAnswers(room)));
  await breath();
  const list = el("ul", { class: "mk-divided mk-files" });
  all.append(part("files", words, list));
  const checked = await fillWaiting(list, desk.files, room);
  all.dataset["early"] = "";
  return (file) => {
    checked(file);
    marks.checked(file);
  };
}

/** The verdicts so far, one beside each name. */
class Marks {
  #words;
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();
  /** @type {Map<string, import("./types.js").Verdict>} */
  #verdicts = new Map();

  /** @param {import("../words.js").Words} words */
  constructor(words) {
    this.#words = words;
  }

  /** @param {string} id */
  of(id) {
    const verdict = this.#verdicts.get(id) ?? "waiting";
    const name = el("span", { class: "mk-visually-hidden" }, this.#words.say(`class.verdict.${verdict}`));
    const mark = verdictMark(verdict, this.#words, name);
    this.#shown.set(id, mark);
    return mark;
  }

  /** @param {ClassFile} file */
  checked({ id, verdict }) {
    this.#verdicts.set(id, verdict);
    this.#shown.get(id)?.replaceWith(this.of(id));
  }
}
