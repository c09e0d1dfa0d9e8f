// @ts-check
/** A question as students see it, to look at and not to answer. */

import { button, el } from "../dom.js";

/**
 * @param {string} item
 * @param {Pick<import("./room.js").Room, "words" | "pages">} room
 */
export function questionButton(item, { words, pages }) {
  const place = el("div", { class: "mk-shown-question", hidden: true });
  const press = button(words.say("teacher.show-question"), "mk-button mk-button--quiet mk-button--small", () => {
    place.hidden = !place.hidden;
    press.setAttribute("aria-expanded", String(!place.hidden));
    if (place.childElementCount === 0) place.append(pages.form(item) ?? el("p", { class: "mk-quiet" }, words.say("teacher.no-question")));
  }, { "aria-expanded": "false", "data-show": item });
  return el("div", { class: "mk-no-print" }, press, place);
}
