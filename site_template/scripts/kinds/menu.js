// @ts-check
/** The control of a menu: one of several alternatives, or none yet. A field of gaps and pairs. */

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../types.js").Response} Response */

/** @implements {Control} */
export class MenuControl {
  #select;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  }

  /** @returns {Response} */
  response() {
    return { chosen: [this.#select.value] };
  }

  isEmpty() {
    return this.#select.value === "";
  }

  /** @param {Response} response */
  fill(response) {
    if ("chosen" in response) this.#select.value = response.chosen[0] ?? "";
  }

  lock() {
    this.#select.disabled = true;
  }

  /** The group that it belongs to marks it. */
  mark() {}

  unmark() {}

  focus() {
    this.#select.focus();
  }
}
