// @ts-check
/** How far the checking of files has come. */

import { button, el } from "../dom.js";

export class CheckingBar {
  #words;
  #bar = el("progress", { max: "1" });
  #text = el("p", { class: "mk-checking__text" });
  #stop;

  /**
   * @param {import("../words.js").Words} words
   * @param {() => void} stop
   */
  constructor(words, stop) {
    this.#words = words;
    this.#text.textContent = words.say("teacher.engine-comes");
    this.#bar.setAttribute("aria-label", words.say("teacher.checking-label"));
    this.#stop = button(words.say("teacher.stop"), "mk-button mk-button--small", stop, { "data-action": "stop" });
    this.element = el("div", { class: "mk-card mk-checking" }, this.#text, this.#bar, this.#stop);
  }

  /**
   * So many files were glanced at.
   *
   * @param {number} done
   * @param {number} all
   */
  look(done, all) {
    this.#tell("teacher.looking", done, all);
  }

  /**
   * So many files are checked.
   *
   * @param {number} done
   * @param {number} all
   */
  show(done, all) {
    this.#tell("teacher.checking", done, all);
  }

  /**
   * @param {string} key
   * @param {number} done
   * @param {number} all
   */
  #tell(key, done, all) {
    this.#bar.max = Math.max(1, all);
    this.#bar.value = done;
    this.#text.textContent = this.#words.say(key, { done, all });
  }

  /** @param {string} why */
  failed(why) {
    this.#text.textContent = why;
    this.#text.setAttribute("role", "alert");
    this.#bar.remove();
    this.#stop.remove();
  }
}
