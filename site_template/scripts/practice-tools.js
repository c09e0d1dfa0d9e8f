// @ts-check
/** What stands below the practice beside the end of the day: one question a screen, and the keys. */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {import("./words.js").Words} words
 * @param {import("./focus-view.js").FocusView} focus
 * @param {Element} host which holds the question
 */
export function practiceTools(words, focus, host) {
  return [focusButton(words, focus, host), keysHelp(words)];
}

/**
 * @param {import("./words.js").Words} words
 * @param {import("./focus-view.js").FocusView} focus
 * @param {Element} host which holds the question
 */
export function focusButton(words, focus, host) {
  const open = () => {
    focus.open(); // which hides this button: the question is what is left
    const stem = /** @type {HTMLElement | null} */ (host.querySelector(".mk-item__stem"));
    stem?.setAttribute("tabindex", "-1");
    stem?.focus();
  };
  const press = button(words.say("focus.open"), "mk-button mk-button--quiet", open, { "data-action": "focus-view" });
  press.prepend(icon("fit"));
  return press;
}

/**
 * The keys, for who has a keyboard.
 *
 * @param {import("./words.js").Words} words
 */
export function keysHelp(words) {
  const keys = [
    ["1–9", "keys.choose"],
    ["Enter", "keys.enter"],
    ["H", "keys.hint"],
    ["Esc", "keys.leave"],
  ];
  const rows = keys.map(([key = "", what = ""]) => el("li", {}, el("kbd", {}, key), " ", words.say(what)));
  return el(
    "details",
    { class: "mk-keys-help", "data-keys-help": true },
    el("summary", {}, words.say("keys.title")),
    el("ul", { class: "mk-keys-help__list" }, ...rows),
    el("p", { class: "mk-keys-help__where" }, words.say("keys.where")),
  );
}
