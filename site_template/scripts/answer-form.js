// @ts-check
/**
 * The form of an item: what every kind of question has in common, and the control of its own kind.
 *
 * Knows nothing of right and wrong. A kind is one file in kinds/ and one line in KINDS.
 */

import { ChoiceControl } from "./kinds/choice.js";
import { TypedControl } from "./kinds/typed.js";

/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").Grading} Grading */
/** @typedef {import("./types.js").Response} Response */
/**
 * What a control may need beside its element. `control` makes that of another element, for kinds
 * that hold fields; `page` and `store` are those of the item, `changed` tells that the answer is another now.
 *
 * @typedef {{
 *   words: import("./words.js").Words,
 *   page: import("./types.js").ItemPage,
 *   item: string,
 *   store: import("./store.js").Store,
 *   changed: () => void,
 *   control: (root: HTMLElement) => Control,
 * }} Setting
 */
/**
 * The part of a form that takes the answer.
 *
 * - `mark` marks what was given, after a verdict; `isLast` says that it can't be tried again
 * - `markRight` marks the right answer on the control itself and says whether it could: else it is written out
 *
 * @typedef {{
 *   response: () => Response | Promise<Response>,
 *   isEmpty: () => boolean,
 *   fill: (response: Response) => void,
 *   lock: () => void,
 *   mark: (feedback: FeedbackEffect, isLast: boolean) => void,
 *   unmark: () => void,
 *   focus: () => void,
 *   text?: () => string,
 *   arrange?: (order: string[]) => void,
 *   markRight?: (grading: Grading) => boolean,
 * }} Control
 */

/** @type {Record<string, new (root: HTMLElement, setting: Setting) => Control>} */
const KINDS = {
  choice: ChoiceControl,
  typed: TypedControl,
};

export class AnswerForm {
  /** @type {Control} */
  #control;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./types.js").ItemPage} page
   * @param {import("./context.js").Context} context
   */
  constructor(form, page, { words, store }) {
    this.form = form;
    this.item = form.dataset["item"] ?? "";
    const changed = () => void form.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {Setting} */
    const setting = { words, page, item: this.item, store, changed, control: (root) => made(root, setting) };
    const root = /** @type {HTMLElement} */ (form.querySelector("[data-kind]"));
    this.#control = made(root, setting);
    this.isChoice = root.dataset["kind"] === "choice";
  }

  /** @returns {Promise<Response>} */
  async response() {
    return this.#control.response();
  }

  /** The answer as text, where it is one. */
  text() {
    return this.#control.text?.() ?? "";
  }

  isEmpty() {
    return this.#control.isEmpty();
  }

  /** @param {Response} response */
  fill(response) {
    this.#control.fill(response);
  }

  /** @param {string[]} order of ids, as the engine gives it */
  arrange(order) {
    this.#control.arrange?.(order);
  }

  /** No more answers here. */
  lock() {
    this.form.dataset["state"] = "locked";
    this.#control.lock();
  }

  /** @param {(event: Event) => void} changed */
  onChange(changed) {
    this.form.addEventListener("input", changed);
  }

  /**
   * Marks what was given, by icon, word and colour.
   *
   * @param {FeedbackEffect} feedback
   * @param {boolean} isLast whether it can't be tried again
   */
  mark(feedback, isLast) {
    this.#control.mark(feedback, isLast);
  }

  /**
   * @param {Grading} grading
   * @returns {boolean} whether the right answer is marked now; else it must be written out
   */
  markRight(grading) {
    return this.#control.markRight?.(grading) ?? false;
  }

  unmark() {
    this.#control.unmark();
  }

  /** To the place where the next answer is given. */
  focusAnswer() {
    this.#control.focus();
  }

  /** To the question itself. */
  focusStem() {
    const stem = /** @type {HTMLElement | null} */ (this.form.querySelector(".mk-item__stem"));
    stem?.setAttribute("tabindex", "-1");
    stem?.focus();
  }
}

/**
 * @param {HTMLElement} root
 * @param {Setting} setting
 */
function made(root, setting) {
  const Kind = KINDS[root.dataset["kind"] ?? ""] ?? TypedControl;
  return new Kind(root, setting);
}
