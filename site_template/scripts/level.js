// @ts-check
/** A level as shape, word and colour together. */

import { el } from "./dom.js";
import { pips } from "./icons.js";

/** @typedef {import("./types.js").Level} Level */

/** From lowest to highest. @type {Level[]} */
export const LEVELS = ["new", "learning", "practised", "secure", "retained"];

/**
 * @param {Level} level
 * @param {Level} other
 * @returns {boolean} whether `level` is `other` or above it
 */
export function isAtLeast(level, other) {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(other);
}

/**
 * @param {Level} level
 * @returns {Level | null} the next one up
 */
export function levelAbove(level) {
  return LEVELS[LEVELS.indexOf(level) + 1] ?? null;
}

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
