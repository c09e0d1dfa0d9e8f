// @ts-check
/** The name of a weekday over a narrow column: a letter where the short name is a long one, as in Arabic. */

import { el } from "./dom.js";

/** So many letters fit on a phone. */
const FITTING = 4;

/**
 * @param {number} at seconds since the epoch at the beginning of a day in UTC
 * @param {import("./words.js").Words} words
 * @returns {(Node | string)[]}
 */
export function weekdayName(at, words) {
  const short = words.weekday(at);
  if (short.length <= FITTING) return [short];
  return [el("span", { "aria-hidden": "true" }, words.weekday(at, "narrow")), el("span", { class: "mk-visually-hidden" }, short)];
}
