// @ts-check
/** Interests as chips: the contexts that the course's questions and lessons speak of, and words of one's own. */

import { button, el } from "../dom.js";
import { announce } from "../status.js";
import { labelled, textInput } from "./fields.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../course.js").CourseBook} CourseBook */

const LONGEST = 80;
const MOST = 40;

/**
 * @param {string[]} chosen
 * @param {Context} context
 * @param {(change: {interests: string[]}) => Promise<unknown>} save
 */
export function interests(chosen, { words, book }, save) {
  const offered = book.course.contexts;
  const own = chosen.filter((name) => !offered.includes(name));
  const chips = el("div", { class: "mk-choices" });
  const isCourse = new Set(offered);
  const keep = () => void save({ interests: [...chips.querySelectorAll("input:checked")].map((box) => /** @type {HTMLInputElement} */ (box).value) });
  const chip = (/** @type {string} */ name, /** @type {boolean} */ checked) => {
    const box = el("input", { type: "checkbox", name: "interests", value: name, checked });
    return el("label", {}, box, el("span", isCourse.has(name) ? { "data-mk-course": true } : { dir: "auto" }, name));
  };
  chips.append(...offered.map((name) => chip(name, chosen.includes(name))), ...own.map((name) => chip(name, true)));
  chips.addEventListener("change", keep);
  const input = textInput("interest", "", LONGEST, words.say("about.interest-example"));
  const add = () => {
    const name = input.value.trim();
    const boxes = /** @type {HTMLInputElement[]} */ ([...chips.querySelectorAll("input")]);
    if (!name || boxes.length >= MOST) return;
    const same = boxes.find(({ value }) => value.toLocaleLowerCase() === name.toLocaleLowerCase());
    if (same) same.checked = true;
    else chips.append(chip(name, true));
    input.value = "";
    keep();
    announce(words.say("about.added", { sentence: name }));
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  });
  return el(
    "fieldset",
    { class: "mk-interests" },
    el("legend", {}, words.say("about.interests")),
    el("p", { class: "mk-field__help" }, words.say("about.interests-why")),
    chips,
    el("div", { class: "mk-form__row" }, labelled(words.say("about.own-interest"), input), button(words.say("about.add"), "mk-button", add, { "data-action": "add-interest" })),
  );
}
