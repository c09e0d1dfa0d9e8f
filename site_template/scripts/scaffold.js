// @ts-check
/**
 * The small question of a hint: answered, told, tried again, or shown. It counts for nothing, since a
 * hint is help already. It stands inside the question's form, so it keeps its events to itself.
 */

import { controlOf } from "./answer-form.js";
import { all, button, compiled } from "./dom.js";
import { againSentence, generalAdvice, line, misconceptionNote, ownFeedback, panel, writtenAnswer, wrongReason } from "./feedback.js";
import { announce } from "./status.js";

/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/**
 * @typedef {{
 *   item: string,
 *   hint: number,
 *   page: import("./types.js").ItemPage,
 *   context: import("./context.js").Context,
 * }} Place
 */

/**
 * @param {import("./types.js").ScaffoldPage} asks
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function scaffold(asks, place) {
  const root = /** @type {HTMLElement} */ (compiled(asks.form).querySelector(".mk-scaffold"));
  rename(root, (made += 1));
  new Scaffold(root, asks, place);
  return root;
}

/** How many were made: an item can be on a page twice, and the ids and names in it must not meet. */
let made = 0;

/**
 * @param {HTMLElement} root
 * @param {number} number
 */
function rename(root, number) {
  for (const attribute of ["id", "for", "name", "aria-describedby", "aria-labelledby"]) {
    for (const element of all(root, `[${attribute}]`)) {
      const names = element.getAttribute(attribute)?.split(" ") ?? [];
      element.setAttribute(attribute, names.map((name) => `${name}-${number}`).join(" "));
    }
  }
}

class Scaffold {
  #root;
  #page;
  #place;
  #control;
  #isBusy = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./types.js").ScaffoldPage} asks
   * @param {Place} place
   */
  constructor(root, asks, place) {
    const { words, store } = place.context;
    this.#root = root;
    this.#page = { ...place.page, type: asks.type, answer: asks.answer, control: asks.control };
    this.#place = place;
    const field = /** @type {HTMLElement} */ (root.querySelector("[data-kind]"));
    const item = `${place.item}/hint-${place.hint}`;
    this.#control = controlOf(field, { words, page: this.#page, item, store, changed: () => this.#unmark() });
    root.addEventListener("input", (event) => this.#changed(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.querySelector('[data-action="scaffold-check"]')?.addEventListener("click", () => void this.#check());
  }

  get #words() {
    return this.#place.context.words;
  }

  /** @param {Event} event */
  #changed(event) {
    event.stopPropagation();
    this.#unmark();
  }

  #unmark() {
    this.#control.unmark();
  }

  /** Enter in a field gives the answer to this question, not to the one around it. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void this.#check();
  }

  async #check() {
    if (this.#isBusy) return;
    if (this.#control.isEmpty()) return this.#say(panel("again", this.#words.say(this.#missing())));
    const { item, hint, context } = this.#place;
    this.#isBusy = true;
    try {
      const response = await this.#control.response();
      const settling = context.session.act("ScaffoldAnswered", { item, hint, response });
      if (!context.session.isOpen) this.#say(panel("waiting", this.#words.say("item.moment")));
      const { effects } = await settling;
      const feedback = effects.find((effect) => effect.type === "Feedback");
      if (feedback) this.#tell(feedback);
    } catch {
      this.#say(panel("waiting", this.#words.say("item.kept"), line(this.#words.say("item.kept-why"))));
    } finally {
      this.#isBusy = false;
    }
  }

  #missing() {
    return this.#control.missing?.() ?? (this.#control.text ? "again.nothing-chosen-text" : "again.nothing-chosen");
  }

  /** @param {FeedbackEffect} feedback */
  #tell(feedback) {
    if (feedback.verdict === "again") {
      const sentence = againSentence(feedback, this.#page.type, this.#control.text?.() ?? "", this.#words);
      return this.#say(panel("again", sentence));
    }
    this.#control.unmark();
    this.#control.mark(feedback, false);
    if (feedback.verdict === "right") this.#right(feedback);
    else this.#wrong(feedback);
  }

  /** @param {FeedbackEffect} feedback */
  #right(feedback) {
    this.#say(panel("right", this.#words.say("verdict.right"), ...ownFeedback(feedback, this.#page)));
    this.#finish();
  }

  /** @param {FeedbackEffect} feedback */
  #wrong(feedback) {
    const own = [...wrongReason(feedback, this.#words), ...ownFeedback(feedback, this.#page)];
    if (own.length === 0) own.push(generalAdvice(this.#page, this.#words));
    const note = misconceptionNote(feedback, [], this.#place.context);
    this.#say(panel("wrong", this.#words.say("verdict.wrong"), ...own, note));
    this.#offerAnswer();
  }

  #offerAnswer() {
    if (this.#root.querySelector('[data-action="scaffold-show"]')) return;
    const press = button(this.#words.say("scaffold.show"), "mk-button mk-button--quiet", () => this.#show(), { "data-action": "scaffold-show" });
    this.#root.querySelector(".mk-scaffold__actions")?.append(press);
  }

  #show() {
    this.#control.unmark();
    const said = this.#control.markRight?.() ? line(this.#words.say("item.marked-above")) : writtenAnswer(this.#page, this.#words);
    this.#say(panel("solution", this.#words.say("item.solution"), said));
    this.#finish();
  }

  /** No more answers here. The focus goes back to the question's button for hints. */
  #finish() {
    const isFocused = this.#root.contains(document.activeElement);
    this.#control.lock();
    this.#root.querySelector(".mk-scaffold__actions")?.remove();
    const on = /** @type {HTMLElement | null} */ (this.#root.closest("form")?.querySelector('[data-action="hint"]'));
    if (isFocused && !this.#root.contains(document.activeElement)) on?.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} shown */
  #say(shown) {
    this.#root.querySelector(".mk-scaffold__feedback")?.replaceChildren(shown);
    announce(shown.querySelector(".mk-feedback__outcome")?.textContent ?? "", ...[...shown.children].slice(1));
  }
}
