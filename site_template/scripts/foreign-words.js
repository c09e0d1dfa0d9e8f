// @ts-check
/**
 * Pages for a learner who reads labels and buttons in another language than the course.
 *
 * Words that the compiler wrote are said in the learner's language, and whatever belongs to the course
 * keeps its own `lang` and `dir`. Both hold for all that comes later, too: a page that instant navigation
 * brings, a question that a script puts on the page.
 */

import { courseLanguage, directionOf, uiLanguage } from "./access.js";
import { Translation } from "./translation.js";

/** Text of the course inside our own parts. */
const COURSE_TEXT = [
  "[data-mk-course]",
  ...[".mk-html", ".mk-item__stem", ".mk-option__text", ".mk-part__text", ".mk-order__text", ".mk-match__content"],
  ...[".mk-match__left", ".mk-match__heading", ".mk-matrix__name", ".mk-matrix__column", ".mk-matrix__label"],
  ...[".mk-map-item__text", ".mk-map-unit__title", ".mk-progress-item__text", ".mk-aim__list", ".mk-node", ".mk-lede--course"],
].join(",");

/** Lessons and projects: all of the article is the course's, but for our own parts. */
const COURSE_PAGE = "article:has(> .mk-aim, > [data-mk-course-page])";
const OWN_PART = `${COURSE_PAGE} > .mk-block`;

/** What may be a title of the course or a word of ours: only the catalogue can tell. */
const NAMES = ".md-ellipsis, .mk-lessons .md-nav__link, h1, .md-nav__title";

/** What nobody translates. */
const LEFT_ALONE = `${COURSE_TEXT}, script, style, math, code, pre, textarea, svg.mk-map, .md-search-result__list`;

const SPOKEN_ATTRIBUTES = ["aria-label", "title", "placeholder", "data-name", "alt"];

/** @type {Translation | null} */
let translation = null;

/**
 * From now on the page and all that comes speak the learner's language.
 *
 * @param {Record<string, string> | null} written the catalogue of the pages' own words, null where it is the learner's
 * @param {import("./words.js").Words} words
 */
export function speakForeign(written, words) {
  translation = written && new Translation(written, words);
  retell(document.documentElement);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) retell(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
  new MutationObserver((changes) => {
    for (const { target } of changes) retellText(/** @type {Text} */ (target));
  }).observe(document.body, { characterData: true, subtree: true });
}

/** @param {Node} node new on the page */
function retell(node) {
  if (node instanceof Text) return retellText(node);
  if (!(node instanceof Element) || !node.isConnected) return;
  markLanguages(node);
  if (translation === null) return;
  retellTitle(node);
  for (const each of withAttributes(node)) retellAttributes(each);
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) retellText(/** @type {Text} */ (text));
}

/** @param {Element} root */
function markLanguages(root) {
  const course = courseLanguage();
  for (const each of matching(root, COURSE_PAGE)) mark(each, course);
  for (const each of matching(root, OWN_PART)) mark(each, uiLanguage());
  for (const each of matching(root, COURSE_TEXT)) mark(each, course);
}

/**
 * @param {Element} element
 * @param {string} language
 */
function mark(element, language) {
  element.setAttribute("lang", language);
  element.setAttribute("dir", directionOf(language));
}

/** @param {Text} text */
function retellText(text) {
  const parent = text.parentElement;
  if (translation === null || !parent || !/\p{L}/u.test(text.data) || isCourseText(parent)) return;
  const told = translation.of(text.data);
  const name = parent.closest(NAMES);
  if (told !== null) setText(text, told);
  else if (name && !isOurs(text.data)) mark(name, courseLanguage());
}

/**
 * Spaces around it stay: they part it from its neighbours.
 *
 * @param {Text} text
 * @param {string} told
 */
function setText(text, told) {
  const [before = ""] = /^\s*/.exec(text.data) ?? [];
  const [after = ""] = /\s*$/.exec(text.data) ?? [];
  const whole = before + told + after;
  remembered.add(told);
  if (text.data !== whole) text.data = whole;
}

/** @type {Set<string>} sentences that are in the learner's language already */
const remembered = new Set();

/** @param {string} text */
function isOurs(text) {
  return remembered.has(text.trim());
}

/** @param {Element} element */
function retellAttributes(element) {
  if (element.closest(COURSE_TEXT)) return;
  for (const name of SPOKEN_ATTRIBUTES) {
    const told = translation?.of(element.getAttribute(name) ?? "") ?? null;
    if (told !== null) element.setAttribute(name, told);
  }
}

/**
 * The window's title: "page - course".
 *
 * @param {Element} root
 */
function retellTitle(root) {
  if (!root.contains(document.querySelector("title")) && root.localName !== "title") return;
  const [page = "", ...rest] = document.title.split(" - ");
  const told = translation?.of(page) ?? null;
  if (told !== null && told !== page) document.title = [told, ...rest].join(" - ");
}

/** @param {Element} element */
function isCourseText(element) {
  if (element.closest(LEFT_ALONE)) return true;
  return element.closest(COURSE_PAGE) !== null && element.closest(".mk-block") === null;
}

/** @param {Element} root */
function withAttributes(root) {
  return matching(root, SPOKEN_ATTRIBUTES.map((name) => `[${name}]`).join(","));
}

/**
 * @param {Element} root
 * @param {string} selector
 */
function matching(root, selector) {
  return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}
