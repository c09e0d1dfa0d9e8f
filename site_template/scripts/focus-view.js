// @ts-check
/**
 * One question a screen: everything but an element is covered and out of reach, until the learner leaves.
 *
 * The element stays where it is in the page, so that nothing in it begins anew. A reload opens the
 * view again; another page ends it.
 */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { announce } from "./status.js";
import { remember, remembered } from "./tab-memory.js";

/** The page on which it is open: what a reload goes by. */
const NAME = "focus-view";

export class FocusView {
  #host;
  #words;
  #bar;
  /** @type {Element[]} what is out of reach now */
  #covered = [];
  /** @type {() => void} */
  #onChange;

  /**
   * @param {HTMLElement} host
   * @param {import("./words.js").Words} words
   * @param {AbortSignal} gone when the host leaves the page
   * @param {() => void} [onChange]
   */
  constructor(host, words, gone, onChange = () => {}) {
    this.#host = host;
    this.#words = words;
    this.#onChange = onChange;
    const leave = button(words.say("focus.leave"), "mk-button mk-button--quiet mk-focus__leave", () => this.close(), { "data-action": "leave-focus" });
    leave.prepend(icon("wrong"));
    this.#bar = el("div", { class: "mk-focus__bar" }, leave);
    document.addEventListener("keydown", (event) => this.#key(event), { signal: gone });
    gone.addEventListener("abort", () => this.#uncover());
  }

  get isOpen() {
    return this.#host.hasAttribute("data-focus-view");
  }

  /** Whether it was open here when the page was loaded again. */
  get wasOpen() {
    return remembered(NAME) === location.pathname;
  }

  open() {
    if (this.isOpen) return;
    this.#host.setAttribute("data-focus-view", "");
    this.#host.prepend(this.#bar);
    document.documentElement.setAttribute("data-mk-focus-view", "");
    this.#cover();
    remember(NAME, location.pathname);
    this.#onChange();
    announce(this.#words.say("focus.opened"));
  }

  /** The way out is still there after everything in the element was drawn anew. */
  redraw() {
    if (this.isOpen) this.#host.prepend(this.#bar);
  }

  close() {
    if (!this.isOpen) return;
    this.#uncover();
    remember(NAME, "");
    this.#onChange();
    this.#host.scrollIntoView({ block: "nearest" });
    announce(this.#words.say("focus.left"));
  }

  /** Everything beside the way from the element up to the page can't be reached; what is announced can be heard. */
  #cover() {
    for (let here = /** @type {Element} */ (this.#host); here !== document.body && here.parentElement; here = here.parentElement) {
      for (const beside of here.parentElement.children) {
        if (beside === here || beside.hasAttribute("inert") || beside.matches("script, style, [role='status'], [role='alert']")) continue;
        beside.setAttribute("inert", "");
        this.#covered.push(beside);
      }
    }
  }

  #uncover() {
    this.#host.removeAttribute("data-focus-view");
    this.#bar.remove();
    document.documentElement.removeAttribute("data-mk-focus-view");
    for (const each of this.#covered.splice(0)) each.removeAttribute("inert");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.isOpen || document.querySelector("dialog[open]")) return;
    this.close();
    /** @type {HTMLElement | null} */ (this.#host.querySelector('[data-action="focus-view"]'))?.focus();
  }
}
