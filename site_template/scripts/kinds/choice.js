// @ts-check
/** The control of a choice: radio buttons or check boxes. */

import { all, el } from "../dom.js";
import { icon } from "../icons.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */

/** @implements {Control} */
export class ChoiceControl {
  #root;
  #words;
  #right;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, { words, page }) {
    this.#root = root;
    this.#words = words;
    this.#right = /** @type {string[]} */ (page.control?.right ?? []);
  }

  /** @returns {Response} */
  response() {
    return { chosen: this.#chosen() };
  }

  isEmpty() {
    return this.#chosen().length === 0;
  }

  /** @param {Response} response */
  fill(response) {
    if (!("chosen" in response)) return;
    for (const input of this.#inputs()) input.checked = response.chosen.includes(input.value);
  }

  /** @param {string[]} order of option ids; options it does not name stay at the end */
  arrange(order) {
    const list = this.#root.querySelector(".mk-options");
    const rest = this.#inputs().map((input) => input.value).filter((id) => !order.includes(id));
    for (const id of [...order, ...rest]) {
      const row = this.#row(id);
      if (row) list?.append(row);
    }
  }

  lock() {
    for (const input of this.#inputs()) input.disabled = true;
  }

  /**
   * Marks what was chosen. Among several options a wrong answer tells not which one is wrong, as long as it can be tried again.
   *
   * @param {import("../types.js").FeedbackEffect} feedback
   * @param {boolean} isLast
   */
  mark({ verdict }, isLast) {
    if (verdict === "right") this.#mark(this.#chosen(), "right", this.#words.say("item.option-right"));
    else if (isLast || !this.#isSeveral) this.#mark(this.#chosen(), "wrong", this.#words.say("item.option-wrong"));
  }

  markRight() {
    this.#mark(this.#right, "right", this.#words.say("item.option-right"));
    return true;
  }

  unmark() {
    for (const mark of all(this.#root, ".mk-mark")) mark.remove();
    for (const label of all(this.#root, "[data-mark]")) label.removeAttribute("data-mark");
  }

  focus() {
    const inputs = this.#inputs();
    (inputs.find((each) => each.checked) ?? inputs[0])?.focus();
  }

  get #isSeveral() {
    return this.#inputs()[0]?.type === "checkbox";
  }

  /**
   * By icon, word and colour.
   *
   * @param {string[]} options ids
   * @param {"right" | "wrong"} mark
   * @param {string} word
   */
  #mark(options, mark, word) {
    for (const id of options) {
      const label = this.#row(id)?.querySelector(".mk-option");
      label?.querySelector(".mk-mark")?.remove();
      label?.setAttribute("data-mark", mark);
      label?.append(el("span", { class: "mk-mark" }, icon(mark), el("span", {}, word)));
    }
  }

  #chosen() {
    return this.#inputs().filter((input) => input.checked).map((input) => input.value);
  }

  /** @returns {HTMLInputElement[]} */
  #inputs() {
    return all(this.#root, ".mk-option__input");
  }

  /** @param {string} option */
  #row(option) {
    return this.#inputs().find((input) => input.value === option)?.closest("li") ?? null;
  }
}
