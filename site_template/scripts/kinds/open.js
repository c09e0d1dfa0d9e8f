// @ts-check
/**
 * The control of an open answer: a text, and where learners judge it themselves, the model answer
 * and the rubric after it.
 */

import { all, compiled } from "../dom.js";
import { announce } from "../status.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */

/** Longer texts scroll within their field. */
const MOST_ROWS = 24;

/** @implements {Control} */
export class OpenControl {
  #root;
  #setting;
  #text;
  #compare;
  #isJudging = false;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    this.#root = root;
    this.#setting = setting;
    this.#text = /** @type {HTMLTextAreaElement} */ (root.querySelector(".mk-open__text"));
    this.#compare = /** @type {HTMLElement | null} */ (root.querySelector(".mk-open__compare"));
    if (this.#text.value === "") this.#text.value = setting.store.draft(setting.item) ?? "";
    this.#text.addEventListener("input", () => this.#typed());
    this.#compare?.addEventListener("change", () => this.#drawSum());
    this.#grow();
  }

  /** @returns {Response} */
  response() {
    return { text: this.#text.value.trim(), scores: this.#scores().map(Number) };
  }

  isEmpty() {
    return this.#isJudging ? this.#scores().includes("") : this.#text.value.trim() === "";
  }

  missing() {
    return this.#isJudging ? "again.unscored" : "again.nothing-chosen-text";
  }

  label() {
    if (!this.#compare) return "open.hand-in";
    return this.#isJudging ? "open.keep-points" : "open.compare";
  }

  /** From writing to judging; a teacher judges later. */
  advance() {
    if (!this.#compare || this.#isJudging) return false;
    this.#judge();
    const title = /** @type {HTMLElement | null} */ (this.#compare.querySelector(".mk-open__title"));
    title?.focus();
    announce(this.#setting.words.say("open.compare-title"));
    return true;
  }

  /** @param {Response} response */
  fill(response) {
    if (!("scores" in response)) return;
    this.#text.value = response.text;
    this.#grow();
    if (!this.#compare) return;
    this.#judge();
    response.scores.forEach((score, number) => {
      for (const input of this.#levels(number)) input.checked = input.value === String(score);
    });
    this.#drawSum();
  }

  lock() {
    this.#text.readOnly = true;
    for (const input of this.#inputs()) input.disabled = true;
    this.#keep(null);
  }

  /** What was judged stays so until it is tried again. */
  mark() {
    for (const input of this.#inputs()) input.disabled = true;
    this.#keep(null);
  }

  /** Back to writing. */
  unmark() {
    this.#isJudging = false;
    this.#text.readOnly = false;
    if (this.#compare) this.#compare.hidden = true;
    for (const input of this.#inputs()) Object.assign(input, { disabled: false, checked: false });
  }

  focus() {
    this.#text.focus();
  }

  #judge() {
    if (!this.#compare) return;
    this.#isJudging = true;
    this.#text.readOnly = true;
    this.#compare.hidden = false;
    const { solution } = this.#setting.page;
    this.#compare.querySelector(".mk-open__model")?.replaceChildren(...(solution ? [compiled(solution, "mk-solution")] : []));
    this.#drawSum();
  }

  #typed() {
    this.#grow();
    this.#keep(this.#text.value || null);
  }

  /** The text is still there when the page is loaded again before it is given. @param {string | null} text */
  #keep(text) {
    try {
      this.#setting.store.saveDraft(this.#setting.item, text);
    } catch {
      // A full storage is told with the next answer; a draft is only a kindness.
    }
  }

  /** As many rows as the text needs. */
  #grow() {
    const text = this.#text;
    text.rows = 4;
    while (text.scrollHeight > text.clientHeight && text.rows < MOST_ROWS) text.rows += 1;
  }

  /** @returns {string[]} the points of each criterion, "" where none are chosen */
  #scores() {
    return this.#criteria().map((_, number) => this.#levels(number).find(({ checked }) => checked)?.value ?? "");
  }

  #drawSum() {
    const points = this.#scores().reduce((sum, score) => sum + Number(score), 0);
    const most = this.#criteria().reduce((sum, _, number) => sum + Math.max(...this.#levels(number).map(({ value }) => Number(value))), 0);
    this.#root.querySelector(".mk-open__sum")?.replaceChildren(this.#setting.words.say("open.sum", { points, most }));
  }

  /** @returns {HTMLElement[]} */
  #criteria() {
    return all(this.#root, ".mk-open__criterion");
  }

  /** @param {number} criterion @returns {HTMLInputElement[]} */
  #levels(criterion) {
    const fields = this.#criteria()[criterion];
    return fields ? all(fields, ".mk-option__input") : [];
  }

  /** @returns {HTMLInputElement[]} */
  #inputs() {
    return all(this.#root, ".mk-option__input");
  }
}
