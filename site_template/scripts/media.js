// @ts-check
/**
 * <mk-media>: a film, a recording or a large picture, as the author's own HTML in a <noscript>.
 *
 * It is put on the page at once, except on low data: then a button says how much it is.
 */

import { button, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { isLowData } from "./low-data.js";

/** @typedef {import("./context.js").Context} Context */

export class MkMedia extends CourseElement {
  /** @override */
  connectedCallback() {
    this.#source ||= this.querySelector("noscript")?.textContent ?? "";
    if (!isLowData()) this.#show();
    else super.connectedCallback();
  }

  #source = "";

  /**
   * @override
   * @param {Context} context
   */
  mount({ words }) {
    const { kind = "picture", bytes = "0", label = "" } = this.dataset;
    const name = words.say(`media.${kind}`, { size: words.size(Number(bytes)) });
    const press = button(name, "mk-button", () => {
      this.#show();
      /** @type {HTMLElement | null} */ (this.querySelector("video, audio"))?.focus();
    });
    press.dataset["action"] = "show-media";
    this.replaceChildren(el("span", { class: "mk-media__offer" }, label ? el("span", { class: "mk-media__label" }, label) : null, press));
  }

  #show() {
    this.innerHTML = this.#source;
    this.querySelector("video, audio, img")?.addEventListener("error", () => this.dataset["failed"] = "");
  }
}
