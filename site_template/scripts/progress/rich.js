// @ts-check
/** Sentences with titles of the course in them: a title keeps its own language and direction. */

import { courseLanguage, directionOf } from "../access.js";
import { el } from "../dom.js";

/** @typedef {import("../course.js").CourseBook} CourseBook */
/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("../types.js").Reason} Reason */

const OPEN = "\ue000";
const CLOSE = "\ue001";
const TITLE = /[\u2068]?\ue000(.*?)\ue001[\u2069]?/gu;

/**
 * Text of the course amid our own words.
 *
 * @param {string} text
 */
export function courseText(text) {
  const language = courseLanguage();
  return el("bdi", { "data-mk-course": true, lang: language, dir: directionOf(language) }, text);
}

/**
 * A reason as a sentence whose titles are marked as the course's.
 *
 * @param {Reason} reason
 * @param {Words} words
 * @param {CourseBook} book
 * @returns {(Node | string)[]}
 */
export function richReason(reason, words, book) {
  const marked = new Map([...book.titles].map(([id, title]) => [id, `${OPEN}${title}${CLOSE}`]));
  return words.reason(reason, marked).split(TITLE).map((part, place) => (place % 2 === 0 ? part : courseText(part)));
}
