// @ts-check
/**
 * The control of a formula: a line of text, or a visual field that writes into it.
 *
 * The line is what is sent, and all there is where the visual field can't be loaded. Under it the formula
 * is shown as it is typed. The learner's choice between the two is kept.
 */

import { button, el } from "../dom.js";
import { readText } from "../formula/text-reading.js";
import { toMath } from "../formula/writing.js";
import { Keypad, lettersSwitch, lineOf } from "../keypad.js";
import { VisualField } from "../formula/visual-field.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */

const LIKING = "formula";

/** @implements {Control} */
export class FormulaControl {
  #root;
  #setting;
  #input;
  #preview = el("span", { class: "mk-formula__preview" });
  #switch;
  #keys;
  /** @type {VisualField | null} */
  #visual = null;
  #isVisual = false;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    this.#root = root;
    this.#setting = setting;
    this.#input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.#switch = button("", "mk-formula__switch", () => void this.#toggle());
    const names = (root.dataset["keys"] ?? "").split(" ");
    this.#keys = new Keypad(names, { write: (key) => this.#target.write(key), move: (command) => this.#target.move?.(command) }, setting.words);
    this.#keys.element.append(lettersSwitch(this.#input, setting.words));
    root.append(this.#preview, this.#keys.element, this.#switch);
    this.#input.addEventListener("input", () => this.#look());
    root.querySelector("label")?.addEventListener("click", () => this.#isVisual && this.focus());
    this.#say();
    if (this.#likesVisual) void this.#show(true);
  }

  /** @returns {Response} */
  response() {
    return { text: this.text() };
  }

  text() {
    if (this.#visual && this.#isVisual) this.#input.value = this.#visual.text;
    return this.#input.value.trim();
  }

  isEmpty() {
    return this.text() === "";
  }

  /** @param {Response} response */
  fill(response) {
    if (!("text" in response)) return;
    this.#input.value = response.text;
    if (this.#visual) this.#visual.text = response.text;
    this.#look();
  }

  /** The formula stays readable and keeps its focus. */
  lock() {
    this.#input.readOnly = true;
    if (this.#visual) this.#visual.isLocked = true;
    this.#keys.element.hidden = true;
    this.#switch.hidden = true;
  }

  /** @param {import("../types.js").FeedbackEffect} feedback */
  mark({ verdict }) {
    this.#root.dataset["mark"] = verdict;
  }

  unmark() {
    delete this.#root.dataset["mark"];
  }

  focus() {
    if (this.#visual && this.#isVisual) return this.#visual.element.focus();
    this.#input.focus();
    this.#input.select();
  }

  /** A finger has no keyboard for the visual field: there the line of text comes first. */
  get #likesVisual() {
    const liked = this.#setting.store.liking(LIKING);
    return liked ? liked === "visual" : !matchMedia("(pointer: coarse)").matches;
  }

  get #target() {
    return this.#visual && this.#isVisual ? this.#visual.target : lineOf(this.#input);
  }

  async #toggle() {
    const wanted = !this.#isVisual;
    await this.#show(wanted);
    if (this.#isVisual !== wanted) return;
    this.focus();
    this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
    try {
      this.#setting.store.saveLiking(LIKING, wanted ? "visual" : "text");
    } catch {
      // no room to remember it: it holds for this question
    }
  }

  /**
   * Shows one of the two. What is being typed is not taken away while the visual field is loaded.
   *
   * @param {boolean} isVisual
   */
  async #show(isVisual) {
    const text = this.#input.value;
    if (isVisual && !this.#visual) {
      try {
        this.#visual = await VisualField.load((this.#root.dataset["letters"] ?? "").split(" ").filter(Boolean));
      } catch {
        return; // the line of text is there
      }
      if (this.#input.value !== text || this.#input.readOnly) return;
    }
    const hadFocus = document.activeElement === this.#input;
    if (isVisual) this.#open();
    this.#isVisual = isVisual;
    this.#say();
    this.#look();
    if (hadFocus) this.focus();
  }

  #open() {
    const visual = this.#visual;
    if (!visual) return;
    if (!visual.element.isConnected) {
      visual.show(this.#input, this.#root.querySelector("label")?.textContent ?? "");
      visual.element.addEventListener("input", (event) => this.#wrote(event, visual.text));
      visual.element.addEventListener("keydown", (event) => this.#pressed(/** @type {KeyboardEvent} */ (event)));
    }
    visual.text = this.#input.value;
  }

  /**
   * MathLive calls Enter an input, too, after the verdict may be there: only what changes the answer is one.
   *
   * @param {Event} event
   * @param {string} text
   */
  #wrote(event, text) {
    if (text === this.#input.value) event.stopPropagation();
    this.#input.value = text;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.#input.form?.requestSubmit();
  }

  #say() {
    this.#root.dataset["as"] = this.#isVisual ? "visual" : "text";
    this.#switch.textContent = this.#setting.words.say(this.#isVisual ? "formula.as-text" : "formula.as-formula");
    this.#keys.settle();
  }

  /** Lays out what is typed. */
  #look() {
    const row = this.#isVisual ? [] : readText(this.#input.value);
    this.#preview.replaceChildren(...(row.length ? [toMath(row)] : []));
  }
}
