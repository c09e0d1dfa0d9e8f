// @ts-check
/**
 * Reading aloud, for who has asked for it: a button beside each section of a lesson, each question and
 * each feedback. What is being read is marked; the button, Escape or a new page stops it.
 */

import { access, changes, courseLanguage, isForeign, writtenLanguage } from "./access.js";
import { all, button, el } from "./dom.js";
import { icon } from "./icons.js";
import { assetUrl, loadJson } from "./site.js";
import { spoken } from "./spoken.js";
import { announce } from "./status.js";
import { voiceFor } from "./voices.js";
import { Words } from "./words.js";

/** @typedef {{element: HTMLElement, text: string, language: string}} Part */

const HEADINGS = "article > :is(h1, h2)";
const STEMS = ".mk-item__stem";
const FEEDBACK = ".mk-feedback";

/** What is read in one breath and marked while it is. */
const BREATHS = "h1, h2, h3, h4, p, li, dt, dd, figcaption, th, td, summary, img, math[display='block']";

/** Some browsers fall silent in the midst of long texts. */
const MOST_LETTERS = 220;

/** @type {HTMLElement | null} the button that reads */
let reading = null;

/** @param {Words} words */
export async function watchReadAloud(words) {
  if (!("speechSynthesis" in globalThis)) return;
  const spokenWords = isForeign() ? await wordsOfCourse() : words;
  const offer = () => (access().readAloud ? offerAll(words, spokenWords) : withdraw());
  new MutationObserver(offer).observe(document.body, { childList: true, subtree: true });
  changes.addEventListener("access", offer);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && stop());
  addEventListener("pagehide", stop);
  offer();
}

/** Formulas in a lesson are read in the lesson's language. */
async function wordsOfCourse() {
  return new Words(await loadJson(assetUrl(`words/${writtenLanguage()}.json`)), writtenLanguage());
}

/**
 * @param {Words} words
 * @param {Words} spokenWords
 */
function offerAll(words, spokenWords) {
  if (reading && !reading.isConnected) stop();
  for (const heading of fresh(HEADINGS)) {
    const title = heading.firstChild?.textContent?.trim() ?? "";
    beside(heading, "heading", words.say("listen.to", { title }), () => section(heading), words, spokenWords);
  }
  for (const stem of fresh(STEMS)) beside(stem, "stem", words.say("listen.question"), () => question(stem), words, spokenWords);
  for (const panel of fresh(FEEDBACK)) {
    const first = panel.firstElementChild;
    if (first instanceof HTMLElement) beside(first, "feedback", words.say("listen.feedback"), () => [panel], words, spokenWords);
    panel.dataset["mkListen"] = "";
  }
}

/** @param {string} selector */
function fresh(selector) {
  return /** @type {HTMLElement[]} */ (all(document, `${selector}:not([data-mk-listen])`));
}

function withdraw() {
  stop();
  for (const each of all(document, ".mk-listen")) each.remove();
  for (const each of all(document, "[data-mk-listen]")) each.removeAttribute("data-mk-listen");
}

/**
 * A button that takes no room: it stands at the end of what it reads first.
 *
 * @param {HTMLElement} target
 * @param {string} kind
 * @param {string} label
 * @param {() => HTMLElement[]} areas
 * @param {Words} words
 * @param {Words} spokenWords
 */
function beside(target, kind, label, areas, words, spokenWords) {
  target.dataset["mkListen"] = "";
  const press = button("", "mk-listen__button", () => toggle(press, areas(), words, spokenWords), { "aria-label": label, "aria-pressed": "false", "data-action": "listen" });
  press.append(icon("speaker"));
  target.after(el("div", { class: `mk-listen mk-listen--${kind}` }, press));
}

/**
 * From a heading to the next one; questions within have buttons of their own.
 *
 * @param {HTMLElement} heading
 * @returns {HTMLElement[]}
 */
function section(heading) {
  const areas = [heading];
  for (let next = heading.nextElementSibling; next && !next.matches("h1, h2"); next = next.nextElementSibling) {
    if (next instanceof HTMLElement && !next.querySelector("form") && !next.matches(".mk-listen, .mk-skip")) areas.push(next);
  }
  return areas;
}

/**
 * The question, and what can be chosen.
 *
 * @param {HTMLElement} stem
 * @returns {HTMLElement[]}
 */
function question(stem) {
  const form = stem.closest("form");
  return [stem, ...(form ? all(form, ".mk-option__text, .mk-order__text") : [])].map((each) => /** @type {HTMLElement} */ (each));
}

/**
 * @param {HTMLElement} press
 * @param {HTMLElement[]} areas
 * @param {Words} words
 * @param {Words} spokenWords
 */
function toggle(press, areas, words, spokenWords) {
  const isReading = reading === press;
  stop();
  if (!isReading) read(press, areas.flatMap((area) => partsOf(area, spokenWords)), words);
}

/**
 * @param {HTMLElement} press
 * @param {Part[]} parts
 * @param {Words} words
 */
function read(press, parts, words) {
  const silent = parts.find(({ language }) => voiceFor(language) === null);
  if (silent) return announce(words.say("listen.no-voice", { language: languageName(silent.language) }));
  reading = press;
  press.setAttribute("aria-pressed", "true");
  const title = press.getAttribute("aria-label") ?? "";
  press.dataset["title"] = title;
  press.setAttribute("aria-label", words.say("listen.stop"));
  const breaths = parts.flatMap((part) => sentences(part.text).map((text) => ({ ...part, text })));
  breaths.forEach((breath, place) => speechSynthesis.speak(utterance(breath, press, place === breaths.length - 1)));
}

/**
 * @param {Part} part
 * @param {HTMLElement} press
 * @param {boolean} isLast
 */
function utterance({ element, text, language }, press, isLast) {
  const said = new SpeechSynthesisUtterance(text);
  said.lang = language;
  said.voice = voiceFor(language);
  said.onstart = () => {
    if (reading !== press) return;
    unmark();
    element.classList.add("mk-being-read");
  };
  said.onend = () => isLast && reading === press && stop();
  said.onerror = () => reading === press && stop();
  return said;
}

function stop() {
  unmark();
  if (!reading) return;
  reading.setAttribute("aria-pressed", "false");
  reading.setAttribute("aria-label", reading.dataset["title"] ?? "");
  reading = null;
  speechSynthesis.cancel();
}

function unmark() {
  for (const each of all(document, ".mk-being-read")) each.classList.remove("mk-being-read");
}

/**
 * @param {HTMLElement} area
 * @param {Words} words
 * @returns {Part[]}
 */
function partsOf(area, words) {
  const breaths = area.matches(BREATHS) ? [] : /** @type {HTMLElement[]} */ (all(area, BREATHS)).filter((each) => isOutermost(each, area));
  return (breaths.length > 0 ? breaths : [area])
    .filter((each) => each.offsetParent !== null)
    .map((element) => ({ element, text: spoken(element, words), language: element.closest("[lang]")?.getAttribute("lang") ?? courseLanguage() }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/**
 * @param {HTMLElement} breath
 * @param {HTMLElement} area
 */
function isOutermost(breath, area) {
  const around = breath.parentElement?.closest(BREATHS) ?? null;
  return around === null || !area.contains(around);
}

/** @param {string} text */
function sentences(text) {
  if (text.length <= MOST_LETTERS) return [text];
  return text.match(/[^.!?؟…]+(?:[.!?؟…]+|$)\s*/gu) ?? [text];
}

/** @param {string} language */
function languageName(language) {
  return new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
}
