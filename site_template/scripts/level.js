// @ts-check
/** A level as shape, word and colour together. */

import { el } from "./dom.js";
import { pips } from "./icons.js";

/**
 * @param {import("./types.js").Level} level
 * @param {import("./words.js").Words} words
 */
export function levelChip(level, words) {
  return el(
    "span",
    { class: `mk-level mk-level--${level}`, "data-level": level },
    pips(level),
    el("span", {}, words.say(`level.${level}`)),
  );
}
