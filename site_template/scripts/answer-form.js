// @ts-check
/** The form of an item: reading the answer, ordering and marking the options. Knows nothing of right and wrong. */

import { all, el } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types.js").Response} Response */

export class AnswerForm {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.item = form.dataset["item"] ?? "";
    this.isChoice = form.dataset["type"] === "one" || form.dataset["type"] === "many";
  }

  /** @returns {Response} */
  response() {
    return this.isChoice ? { chosen: this.#chosen() } : { text: this.text() };
  }

  text() {
    return this.#inputs()[0]?.value.trim() ?? "";
  }

  isEmpty() {
    return this.isChoice ? this.#chosen().length === 0 : this.text() === "";
  }

  /** @param {Response} response */
  fill(response) {
    for (const input of this.#inputs()) {
      if ("text" in response) input.value = response.text;
      else input.checked = response.chosen.includes(input.value);
    }
  }

  /**
   * Puts the options in the order the engine gives; options it does not name stay at the end.
   *
   * @param {string[]} order
   */
  arrange(order) {
    const list = this.form.querySelector(".mk-options");
    if (!list) return;
    for (const id of order) {
      const row = this.#row(id);
      if (row) list.append(row);
    }
    for (const input of this.#inputs().filter((each) => !order.includes(each.value))) {
      const row = this.#row(input.value);
      if (row) list.append(row);
    }
  }

  /** No more answers here. Text stays readable and keeps its focus. */
  lock() {
    this.form.dataset["state"] = "locked";
    for (const input of this.#inputs()) {
      if (this.isChoice) input.disabled = true;
      else input.readOnly = true;
    }
  }

  /** @param {(event: Event) => void} changed */
  onChange(changed) {
    this.form.addEventListener("input", changed);
  }

  /**
   * Marks options by icon, word and colour.
   *
   * @param {string[]} options ids
   * @param {"right" | "wrong"} mark
   * @param {string} word
   */
  mark(options, mark, word) {
    for (const id of options) {
      const label = this.#row(id)?.querySelector(".mk-option");
      label?.querySelector(".mk-mark")?.remove();
      label?.setAttribute("data-mark", mark);
      label?.append(el("span", { class: "mk-mark" }, icon(mark), el("span", {}, word)));
    }
    if (!this.isChoice) this.form.dataset["mark"] = mark;
  }

  unmark() {
    delete this.form.dataset["mark"];
    for (const mark of all(this.form, ".mk-mark")) mark.remove();
    for (const label of all(this.form, "[data-mark]")) label.removeAttribute("data-mark");
  }

  chosen() {
    return this.#chosen();
  }

  /** To the place where the next answer is given. */
  focusAnswer() {
    const inputs = this.#inputs();
    const input = inputs.find((each) => each.checked) ?? inputs[0];
    input?.focus();
    if (!this.isChoice) input?.select();
  }

  /** To the question itself. */
  focusStem() {
    const stem = /** @type {HTMLElement | null} */ (this.form.querySelector(".mk-item__stem"));
    stem?.setAttribute("tabindex", "-1");
    stem?.focus();
  }

  #chosen() {
    return this.#inputs().filter((input) => input.checked).map((input) => input.value);
  }

  /** @returns {HTMLInputElement[]} */
  #inputs() {
    return all(this.form, 'input[name="answer"]');
  }

  /** @param {string} option */
  #row(option) {
    return this.#inputs().find((input) => input.value === option)?.closest("li") ?? null;
  }
}
