// @ts-check
/** A list of what was added, each with a way to take it off again. */

import { button, el } from "../dom.js";

/**
 * @param {string[]} told each in words
 * @param {string} off what the button says
 * @param {(place: number) => void} take
 */
export function rows(told, off, take) {
  const made = told.map((text, place) => {
    const press = button(off, "mk-button mk-button--small mk-button--quiet", () => take(place), { "data-action": "take-off" });
    press.append(el("span", { class: "mk-visually-hidden" }, ` ${text}`));
    return el("li", { class: "mk-row" }, el("span", { dir: "auto" }, text), press);
  });
  return made.length > 0 ? el("ul", { class: "mk-divided" }, ...made) : null;
}
