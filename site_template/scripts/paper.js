// @ts-check
/**
 * A question's form as it stands on paper: boxes to tick, gaps to fill, lines to write on.
 *
 * It knows the controls' HTML (templates/kinds/) and nothing of right and wrong.
 */

import { all, el } from "./dom.js";
import { shuffled } from "./worksheet-choice.js";

/** @typedef {import("./words.js").Words} Words */

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WRITING_LINES = 5;

/**
 * @param {string} html of the form
 * @param {boolean} isShuffled whether the order of its options means nothing
 * @param {number} sheet
 * @param {Words} words
 * @returns {{question: HTMLElement, letters: Map<string, {letter: string, text: Element}>}} options' letters by their ids
 */
export function onPaper(html, isShuffled, sheet, words) {
  const question = el("div", { class: "mk-paper" });
  question.innerHTML = html;
  const fields = question.querySelector(".mk-item__fields");
  if (fields) question.replaceChildren(...fields.childNodes);
  const remove = ".mk-item__feedback, .mk-item__actions, .mk-code__bar, .mk-code__keys, .mk-hotspot__areas, .mk-hotspot__note, .mk-open__compare, .mk-matrix__mark, .mk-order__pool, .mk-order__pool-title";
  for (const each of all(question, remove)) each.remove();
  const letters = lettered(question, isShuffled, sheet);
  columns(question);
  controls(question, words);
  for (const each of all(question, "[id]")) each.removeAttribute("id");
  return { question, letters };
}

/**
 * @param {HTMLElement} question
 * @param {boolean} isShuffled
 * @param {number} sheet
 */
function lettered(question, isShuffled, sheet) {
  /** @type {Map<string, {letter: string, text: Element}>} */
  const letters = new Map();
  for (const list of /** @type {HTMLElement[]} */ (all(question, ".mk-options"))) {
    const name = (/** @type {Element} */ option) => /** @type {HTMLInputElement} */ (option.querySelector("input")).value;
    const options = isShuffled ? shuffled([...list.children], name, sheet) : [...list.children];
    list.replaceChildren(...options);
    for (const [at, option] of options.entries()) {
      const letter = LETTERS[at] ?? "";
      const text = /** @type {Element} */ (option.querySelector(".mk-option__text"));
      letters.set(name(option), { letter, text });
      option.querySelector("input")?.replaceWith(el("span", { class: "mk-paper__box" }), el("span", { class: "mk-paper__letter" }, `${letter})`));
    }
  }
  return letters;
}

/** Pairs stand in two columns, to be joined by lines. @param {HTMLElement} question */
function columns(question) {
  for (const match of /** @type {HTMLElement[]} */ (all(question, ".mk-match"))) {
    const choices = match.querySelector(".mk-match__choices") ?? plainChoices(match);
    for (const each of all(match, ".mk-match__right")) each.replaceChildren(el("span", { class: "mk-paper__gap" }));
    for (const each of all(match, ".mk-match__head .mk-match__heading:last-child")) each.remove();
    match.append(choices);
    match.classList.add("mk-paper__columns");
  }
}

/** @param {HTMLElement} match whose menus name texts */
function plainChoices(match) {
  const options = [...(match.querySelector("select")?.options ?? [])].slice(1);
  const rows = options.map((option, at) =>
    el("li", { class: "mk-match__choice" }, el("span", { class: "mk-match__letter" }, (LETTERS[at] ?? "").toUpperCase()), el("span", { class: "mk-match__content" }, option.text)),
  );
  return el("div", { class: "mk-match__choices" }, el("ul", { class: "mk-match__list" }, ...rows));
}

/**
 * @param {HTMLElement} question
 * @param {Words} words
 */
function controls(question, words) {
  for (const menu of /** @type {HTMLSelectElement[]} */ (all(question, "select"))) {
    const options = [...menu.options].slice(1).map((option) => option.text);
    menu.replaceWith(el("span", { class: "mk-paper__gap" }), ` (${options.join(" / ")})`);
  }
  for (const line of all(question, ".mk-order__line")) line.prepend(el("span", { class: "mk-paper__number" }));
  for (const note of all(question, ".mk-order > .mk-item__note")) note.textContent = words.say("worksheet.order");
  for (const area of /** @type {HTMLTextAreaElement[]} */ (all(question, "textarea"))) area.replaceWith(...writing(area));
  for (const input of /** @type {HTMLInputElement[]} */ (all(question, "input"))) {
    const isText = input.type === "text";
    input.replaceWith(el("span", { class: isText ? "mk-paper__gap" : "mk-paper__box", "data-size": input.dataset["size"] ?? (isText ? "m" : null) }));
  }
}

/** @param {HTMLTextAreaElement} area */
function writing(area) {
  const start = area.value.trimEnd();
  const lines = Array.from({ length: Math.max(WRITING_LINES, area.rows) }, () => el("span", { class: "mk-paper__line" }));
  return [start ? el("pre", { class: "mk-paper__code" }, el("code", {}, start)) : "", el("div", { class: "mk-paper__lines" }, ...lines)];
}
