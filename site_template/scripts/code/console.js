// @ts-check
/** What a program prints, asks and draws, in one place that reads like a terminal. */

import { all, button, el } from "../dom.js";

/** @typedef {import("../words.js").Words} Words */

/** A picture in Base64, and nothing else. */
const PICTURE = /^[A-Za-z0-9+/]+=*$/;
const LONGEST_LINE = 1_000;

export class Console {
  #words;
  #typed;
  #text = document.createTextNode("");
  #below = el("div", { class: "mk-console__below" });
  element;
  /** What a replay has printed so far; null while nothing is replayed. @type {string | null} */
  #again = null;

  /**
   * @param {Words} words
   * @param {(line: string) => void} typed
   */
  constructor(words, typed) {
    this.#words = words;
    this.#typed = typed;
    const printed = el("pre", { class: "mk-console__text", role: "log", "aria-label": words.say("code.output"), tabindex: "0" }, this.#text);
    this.element = el("div", { class: "mk-console" }, printed, this.#below);
  }

  get isEmpty() {
    return this.#text.data === "";
  }

  clear() {
    this.#text.data = "";
    this.#again = null;
    this.#below.replaceChildren();
  }

  /** What comes now was printed before: only what is new is shown. */
  replay() {
    this.#again = "";
    this.#below.replaceChildren();
  }

  /** The replay is over: what it did not print again was another run's. */
  caughtUp() {
    if (this.#again !== null && !this.#again.startsWith(this.#text.data)) this.#text.data = this.#again;
    this.#again = null;
    this.#toEnd();
  }

  /** @param {string} text */
  write(text) {
    if (this.#again === null) return this.#append(text);
    this.#again += text;
    if (this.#again.length <= this.#text.data.length) return;
    if (this.#again.startsWith(this.#text.data)) this.#append(this.#again.slice(this.#text.data.length));
    else this.#text.data = this.#again;
  }

  /** @param {string} text */
  #append(text) {
    this.#text.appendData(text);
    this.#toEnd();
  }

  #toEnd() {
    const printed = this.#text.parentElement;
    if (printed) printed.scrollTop = printed.scrollHeight;
  }

  /**
   * A field for the line that the program waits for.
   *
   * @param {string | null} prompt what the program says before it
   */
  ask(prompt) {
    const words = this.#words;
    const label = prompt?.trim() || words.say("code.type-line");
    const field = el("input", { type: "text", class: "mk-console__field", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": label, maxlength: String(LONGEST_LINE) });
    const send = () => {
      this.#below.replaceChildren();
      this.#typed(field.value);
    };
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the field stands within the question's form
      send();
    });
    field.addEventListener("input", (event) => event.stopPropagation()); // it is no answer to the question
    const note = el("span", { class: "mk-console__waits" }, words.say("code.waits"));
    this.#below.replaceChildren(el("div", { class: "mk-console__ask" }, note, field, button(words.say("code.enter"), "mk-button", send)));
    if (this.#mayTakeFocus()) field.focus();
  }

  /** Only from where the learner pressed Run or typed the line before. */
  #mayTakeFocus() {
    const at = document.activeElement;
    return !at || at === document.body || Boolean(at.closest(".mk-code"));
  }

  /** @param {string} sentence */
  note(sentence) {
    this.#below.append(el("p", { class: "mk-console__note", role: "status" }, sentence));
  }

  /** @param {HTMLElement} element */
  add(element) {
    this.#below.append(element);
  }

  /** @param {unknown} pictures PNG in Base64 */
  figures(pictures) {
    if (!Array.isArray(pictures)) return;
    for (const old of all(this.#below, ".mk-console__figure")) old.remove();
    const good = pictures.filter((each) => typeof each === "string" && PICTURE.test(each));
    good.forEach((each, index) => {
      const alt = this.#words.say("code.figure", { number: index + 1 });
      this.#below.append(el("img", { class: "mk-console__figure", src: `data:image/png;base64,${each}`, alt }));
    });
  }
}
