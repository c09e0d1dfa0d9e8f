// @ts-check
/**
 * The buttons of a question and the place for what is said of an answer.
 *
 * The primary button stays the same element and changes its words (Check → Try again → Next
 * question), so that the focus never jumps.
 */

import { all } from "./dom.js";

export class ItemActions {
  #form;
  #words;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./words.js").Words} words
   */
  constructor(form, words) {
    this.#form = form;
    this.#words = words;
  }

  /**
   * Shows or hides a button that the page brings along, and says what it does.
   *
   * @param {string} name
   * @param {boolean} wanted
   * @param {() => void} press
   */
  bind(name, wanted, press) {
    const element = this.find(name);
    if (!element) return;
    element.hidden = !wanted;
    element.addEventListener("click", press);
  }

  /**
   * @param {string} name
   * @returns {HTMLButtonElement | null}
   */
  find(name) {
    return this.#form.querySelector(`[data-action="${name}"]`);
  }

  /** @param {string} name */
  hide(name) {
    const element = this.find(name);
    if (element) element.hidden = true;
  }

  focusPrimary() {
    this.find("check")?.focus({ preventScroll: true });
  }

  /**
   * What the primary button says now.
   *
   * @param {string} key of its words
   * @param {boolean} [isFirst] whether it is what to do first
   */
  primary(key, isFirst = true) {
    const primary = this.find("check");
    if (!primary) return;
    primary.textContent = this.#words.say(key);
    primary.dataset["now"] = key.replace(/^\w+\./, "");
    primary.classList.toggle("mk-button--primary", isFirst);
  }

  /** @param {boolean} isOff whether a press does nothing now; it keeps the focus */
  rest(isOff) {
    const primary = this.find("check");
    if (isOff) primary?.setAttribute("aria-disabled", "true");
    else primary?.removeAttribute("aria-disabled");
  }

  /** @param {...(HTMLElement | null)} buttons beside the primary one, in the place of those that were there */
  extras(...buttons) {
    for (const old of all(this.#form, '[data-action="solution"], [data-action="skip"]')) old.remove();
    (this.find("hint") ?? this.find("check"))?.after(...buttons.filter((each) => each !== null));
  }

  /** @param {...HTMLElement} parts what is said, in the place of what was said before */
  say(...parts) {
    this.#form.querySelector(".mk-item__feedback")?.replaceChildren(...parts);
  }

  /**
   * What is said later, beside that.
   *
   * @param {HTMLElement | null} note a line of what is said already
   * @param {...HTMLElement} panels
   */
  add(note, ...panels) {
    if (note) this.#form.querySelector(".mk-feedback")?.append(note);
    this.#form.querySelector(".mk-item__feedback")?.append(...panels);
  }

  /** The way on stays in sight when long feedback pushes it down. */
  intoView() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset["mkMotion"] === "less";
    this.#form.querySelector(".mk-item__actions")?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
}
