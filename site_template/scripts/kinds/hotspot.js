// @ts-check
/**
 * The control of places in a picture. The answer lies in the list of options below it; a press on a
 * place presses its option, and each shows where the other is.
 */

import { all } from "../dom.js";
import { announce } from "../status.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */

/** Pixels: no place is a smaller target than this, each way from its middle. */
const REACH = 12;

/** @implements {Control} */
export class HotspotControl {
  #root;
  #words;
  #choice;
  #picture;
  #isLocked = false;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, { words, control }) {
    this.#root = root;
    this.#words = words;
    this.#choice = control(/** @type {HTMLElement} */ (root.querySelector('[data-kind="choice"]')));
    this.#picture = /** @type {HTMLElement} */ (root.querySelector(".mk-hotspot__picture"));
    this.#listenToPicture();
    this.#listenToList();
    this.#draw();
  }

  response() {
    return this.#choice.response();
  }

  isEmpty() {
    return this.#choice.isEmpty();
  }

  missing() {
    return "again.nothing-chosen";
  }

  /** @param {Response} response */
  fill(response) {
    this.#choice.fill(response);
    this.#draw();
  }

  /** @param {string[]} order */
  arrange(order) {
    this.#choice.arrange?.(order);
  }

  lock() {
    this.#isLocked = true;
    this.#choice.lock();
  }

  /**
   * @param {import("../types.js").FeedbackEffect} feedback
   * @param {boolean} isLast
   */
  mark(feedback, isLast) {
    this.#choice.mark(feedback, isLast);
    this.#draw();
  }

  markRight() {
    const isMarked = this.#choice.markRight?.() ?? false;
    this.#draw();
    return isMarked;
  }

  unmark() {
    this.#choice.unmark();
    this.#draw();
  }

  focus() {
    this.#choice.focus();
  }

  #listenToPicture() {
    const place = (/** @type {MouseEvent} */ event) => this.#at(event.clientX, event.clientY);
    this.#picture.addEventListener("pointermove", (event) => this.#highlight(this.#isLocked ? null : place(event)));
    this.#picture.addEventListener("pointerleave", () => this.#highlight(null));
    this.#picture.addEventListener("click", (event) => this.#pressed(place(event)));
  }

  #listenToList() {
    const option = (/** @type {Event} */ event) => inputOf(/** @type {Element} */ (event.target))?.value ?? null;
    for (const type of ["focusin", "pointerover"]) this.#root.addEventListener(type, (event) => {
      if (!this.#picture.contains(/** @type {Node} */ (event.target))) this.#highlight(option(event));
    });
    for (const type of ["focusout", "pointerout"]) this.#root.addEventListener(type, () => this.#highlight(this.#focused()));
    this.#root.addEventListener("change", () => this.#draw());
  }

  #focused() {
    const focused = document.activeElement;
    return focused && this.#root.contains(focused) && focused.matches(":focus-visible") ? (inputOf(focused)?.value ?? null) : null;
  }

  /** @param {string | null} id of the place that was pressed */
  #pressed(id) {
    if (this.#isLocked) return;
    const input = this.#inputs().find(({ value }) => value === id);
    if (!input) return this.#note("hotspot.nothing-here");
    input.checked = input.type === "radio" || !input.checked;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    this.#note(input.checked ? "hotspot.chosen" : "hotspot.not-chosen", input.closest("label")?.querySelector(".mk-option__text")?.textContent ?? "");
  }

  /**
   * @param {string} key
   * @param {string} [place]
   */
  #note(key, place = "") {
    const sentence = this.#words.say(key, { place: place.trim() });
    this.#root.querySelector(".mk-hotspot__note")?.replaceChildren(sentence);
    announce(sentence);
  }

  /**
   * The place under a point: the smallest that holds it, or else the nearest within reach.
   *
   * @param {number} x
   * @param {number} y
   * @returns {string | null}
   */
  #at(x, y) {
    const places = this.#areas().map((area) => ({ area, ...distances(area, x, y) })).filter(({ beyond }) => beyond <= 0 || Number.isFinite(beyond));
    const inside = places.filter(({ beyond }) => beyond <= 0).sort((one, other) => one.size - other.size);
    const near = places.filter(({ isNear }) => isNear).sort((one, other) => one.beyond - other.beyond);
    return (inside[0] ?? near[0])?.area.dataset["area"] ?? null;
  }

  /** Shows which place and which option belong together. @param {string | null} id */
  #highlight(id) {
    for (const area of this.#areas()) area.toggleAttribute("data-near", area.dataset["area"] === id);
    for (const input of this.#inputs()) input.closest("label")?.toggleAttribute("data-near", input.value === id);
    this.#picture.toggleAttribute("data-near", id !== null);
  }

  /** The places look as their options do. */
  #draw() {
    const inputs = new Map(this.#inputs().map((input) => [input.value, input]));
    for (const area of this.#areas()) {
      const input = inputs.get(area.dataset["area"] ?? "");
      area.toggleAttribute("data-chosen", input?.checked ?? false);
      area.dataset["mark"] = input?.closest("label")?.dataset["mark"] ?? "";
    }
  }

  /** @returns {SVGElement[]} */
  #areas() {
    return all(this.#picture, ".mk-hotspot__area");
  }

  /** @returns {HTMLInputElement[]} */
  #inputs() {
    return all(this.#root, ".mk-option__input");
  }
}

/** @param {Element} element within a label @returns {HTMLInputElement | null} */
function inputOf(element) {
  return element.closest("label")?.querySelector("input") ?? null;
}

/**
 * How far a point lies beyond the edge of an area, how large that is, and whether the point is within reach of it.
 *
 * @param {SVGElement} area
 * @param {number} x
 * @param {number} y
 */
function distances(area, x, y) {
  const { left, top, width, height } = area.getBoundingClientRect();
  const across = Math.abs(x - left - width / 2);
  const down = Math.abs(y - top - height / 2);
  const isRound = area.localName === "ellipse";
  const beyond = isRound ? Math.hypot(across, down) - width / 2 : Math.max(across - width / 2, down - height / 2);
  const isNear = isRound ? Math.hypot(across, down) <= REACH : across <= Math.max(REACH, width / 2) && down <= Math.max(REACH, height / 2);
  return { beyond, size: width * height, isNear };
}
