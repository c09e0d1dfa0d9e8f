// @ts-check
/** The control of pairs: a menu for each left entry, whose entries say where they are used already. */

import { all } from "../dom.js";
import { GroupControl } from "./group.js";
import { MenuControl } from "./menu.js";

/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */

export class MatchControl extends GroupControl {
  #menus;
  #words;
  #once;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    super(root, setting, (field) => new MenuControl(field));
    this.#menus = /** @type {HTMLSelectElement[]} */ (all(root, "select"));
    this.#words = setting.words;
    this.#once = root.hasAttribute("data-once");
    root.addEventListener("input", () => this.#tellUsed());
  }

  /**
   * @override
   * @param {Response} response
   */
  fill(response) {
    super.fill(response);
    this.#tellUsed();
  }

  /** To choose one twice is no error: perhaps the other one is to be changed. */
  #tellUsed() {
    if (!this.#once) return;
    const used = this.#menus.map((menu) => menu.value);
    for (const [place, menu] of this.#menus.entries()) {
      const elsewhere = used.filter((_, other) => other !== place);
      for (const option of menu.options) if (option.value) this.#tell(option, elsewhere.includes(option.value));
    }
  }

  /**
   * @param {HTMLOptionElement} option
   * @param {boolean} isUsed by another entry
   */
  #tell(option, isUsed) {
    const text = (option.dataset["text"] ??= option.text);
    option.text = isUsed && !option.selected ? this.#words.say("match.used", { text }) : text;
  }
}
