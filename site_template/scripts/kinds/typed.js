// @ts-check
/** The control of an answer that is typed into one line. */

import { addKeys } from "../keypad.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../types.js").Response} Response */

/** @implements {Control} */
export class TypedControl {
  #root;
  #input;

  /**
   * @param {HTMLElement} root
   * @param {import("../answer-form.js").Setting} setting
   */
  constructor(root, { words }) {
    this.#root = root;
    this.#input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    addKeys(root, this.#input, words);
  }

  /** @returns {Response} */
  response() {
    return { text: this.text() };
  }

  text() {
    return this.#input.value.trim();
  }

  isEmpty() {
    return this.text() === "";
  }

  /** @param {Response} response */
  fill(response) {
    if ("text" in response) this.#input.value = response.text;
  }

  /** Text stays readable and keeps its focus. */
  lock() {
    this.#input.readOnly = true;
  }

  /** @param {import("../types.js").FeedbackEffect} feedback */
  mark({ verdict }) {
    this.#root.dataset["mark"] = verdict;
  }

  unmark() {
    delete this.#root.dataset["mark"];
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }
}
