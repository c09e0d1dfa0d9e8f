// @ts-check
/**
 * The form of an item: what every kind of question has in common, and the control of its own kind.
 *
 * Knows nothing of right and wrong. A kind is one file in kinds/ and one line in KINDS.
 */

import { ChoiceControl } from "./kinds/choice.js";
import { TypedControl } from "./kinds/typed.js";

/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").Response} Response */
/**
 * What a control may need beside its element. `control` makes that of another element, for kinds
 * that hold fields, with a page of its own where its own JSON is another; `page` and `store` are those of the item, `changed` tells that the answer is another now.
 *
 * @typedef {{
 *   words: import("./words.js").Words,
 *   page: import("./types.js").ItemPage,
 *   item: string,
 *   store: import("./store.js").Store,
 *   changed: () => void,
 *   control: (root: HTMLElement, page?: import("./types.js").ItemPage) => Control,
 * }} Setting
 */
/**
 * The part of a form that takes the answer.
 *
 * - `mark` marks what was given, after a verdict; `isLast` says that it can't be tried again
 * - `missing` is the key of what to say when it is empty, `label` that of the button that gives the answer
 * - `advance` takes a step that comes before the answer, and says whether there was one
 * - `explain` says why it is wrong, where that needs what only the control knows, `again` why it is asked again
 * - `name` is what the field at a place is called
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
 *   missing?: () => string,
 *   label?: () => string,
 *   advance?: () => boolean,
 *   explain?: (feedback: FeedbackEffect) => string,
 *   again?: (feedback: FeedbackEffect) => string[],
 *   name?: (place: number) => string,
 *   arrange?: (order: string[]) => void,
 *   markRight?: () => boolean,
 * }} Control
 */

/** @typedef {new (root: HTMLElement, setting: Setting) => Control} Kind */

/** The kinds that are there. The usual ones are from the beginning. @type {Record<string, Kind>} */
const KINDS = { choice: ChoiceControl, typed: TypedControl };

/** The others come with the first question that needs them. @type {Record<string, () => Promise<Kind>>} */
const LATER = {
  cloze: async () => (await import("./kinds/cloze.js")).ClozeControl,
  code: async () => (await import("./kinds/code.js")).CodeControl,
  formula: async () => (await import("./kinds/formula.js")).FormulaControl,
  hotspot: async () => (await import("./kinds/hotspot.js")).HotspotControl,
  match: async () => (await import("./kinds/match.js")).MatchControl,
  matrix: async () => (await import("./kinds/matrix.js")).MatrixControl,
  open: async () => (await import("./kinds/open.js")).OpenControl,
  order: async () => (await import("./kinds/order.js")).OrderControl,
  parts: async () => (await import("./kinds/parts.js")).PartsControl,
};

/**
 * Fetches the kinds of questions that stand in HTML. A form can be made after that.
 *
 * @param {string} html
 */
export async function loadKinds(html) {
  const names = new Set([...html.matchAll(/data-kind="(\w+)"/g)].map((found) => found[1] ?? ""));
  await Promise.all([...names].map(loadKind));
}

/** @param {string} name */
async function loadKind(name) {
  if (!KINDS[name] && LATER[name]) KINDS[name] = await LATER[name]();
}

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
    const root = /** @type {HTMLElement} */ (form.querySelector("[data-kind]"));
    this.#control = controlOf(root, { words, page, item: this.item, store, changed });
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

  /** The key of what to say when it is empty. */
  get missing() {
    return this.#control.missing?.() ?? (this.isChoice ? "again.nothing-chosen" : "again.nothing-chosen-text");
  }

  /** The key of the words on the button that gives the answer. */
  get label() {
    return this.#control.label?.() ?? "item.check";
  }

  /** Takes a step that comes before the answer. @returns {boolean} whether there was one */
  advance() {
    return this.#control.advance?.() ?? false;
  }

  /** @param {FeedbackEffect} feedback of a wrong answer */
  explain(feedback) {
    return this.#control.explain?.(feedback) ?? "";
  }

  /**
   * What to say where it is asked again, if the control knows more of it than the engine's reason.
   *
   * @param {FeedbackEffect} feedback
   */
  again(feedback) {
    return this.#control.again?.(feedback) ?? [];
  }

  /**
   * What the field at a place is called; "" where there are no fields.
   *
   * @param {number} place
   */
  name(place) {
    return this.#control.name?.(place) ?? "";
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

  /** @returns {boolean} whether the right answer is marked now; else it must be written out */
  markRight() {
    return this.#control.markRight?.() ?? false;
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
 * The control of an element with `data-kind`.
 *
 * @param {HTMLElement} root
 * @param {Omit<Setting, "control">} place
 * @returns {Control}
 */
export function controlOf(root, place) {
  /** @type {Setting} */
  const setting = { ...place, control: (field, page = place.page) => controlOf(field, { ...place, page }) };
  const Kind = KINDS[root.dataset["kind"] ?? ""] ?? TypedControl;
  return new Kind(root, setting);
}
