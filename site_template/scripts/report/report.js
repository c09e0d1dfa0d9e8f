// @ts-check
/** <mk-report>: one page for the family, in words and in the family's language. */

import { directionOf, languages, uiLanguage } from "../access.js";
import { el } from "../dom.js";
import { icon } from "../icons.js";
import { button } from "../dom.js";
import { drawWithView } from "../late.js";
import { assetUrl, loadJson } from "../site.js";
import { announce } from "../status.js";
import { Words } from "../words.js";
import { reportSheet } from "./sheet.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {{language: string, words: Words, name: string, goals: boolean, agreed: boolean}} Chosen */

const LIKING = "report";
const LONGEST_NAME = 80;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const paper = el("div", { class: "mk-report-paper" });
  /** @type {Chosen} */
  const chosen = { language: uiLanguage(), words: context.words, name: context.door.current?.profile.name ?? "", goals: false, agreed: false };
  /** @type {Report | null} */
  let report = null;
  const draw = () => void (report && paper.replaceChildren(reportSheet(report, chosen, context)));
  const speak = async (/** @type {string} */ language) => {
    chosen.words = await wordsOf(language, context);
    chosen.language = language;
    paper.setAttribute("lang", language);
    paper.setAttribute("dir", directionOf(language));
    draw();
  };
  const ask = async () => {
    report = (await context.session.told("report").catch(() => null))?.report ?? report;
    draw();
  };
  paper.append(el("p", { class: "mk-quiet" }, context.words.say("progress.later")));
  place.replaceChildren(controls(chosen, context, { draw, speak }), paper);
  drawWithView(paper, context, gone, () => void ask(), (view) => [view.competencies, view.goals, view.time]);
  void speak(likedLanguage(context) ?? chosen.language);
}

/**
 * @param {string} language
 * @param {Pick<Context, "words" | "book">} context
 */
export async function wordsOf(language, { words, book }) {
  if (language === uiLanguage()) return words;
  const catalogue = await loadJson(assetUrl(`words/${language}.json`));
  return new Words(catalogue, language, { isolates: directionOf(language) !== directionOf(book.course.language) });
}

/** @param {Context} context */
function likedLanguage({ store }) {
  try {
    const liked = /** @type {any} */ (store).liking?.(LIKING);
    return languages().includes(liked) ? String(liked) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Chosen} chosen
 * @param {Context} context
 * @param {{draw: () => void, speak: (language: string) => Promise<void>}} acts
 */
function controls(chosen, context, { draw, speak }) {
  const { words, store } = context;
  const liked = likedLanguage(context) ?? chosen.language;
  const options = languages().map((code) => el("option", { value: code, lang: code, selected: code === liked }, nameOf(code)));
  const select = el("select", { name: "language" }, ...options);
  select.addEventListener("change", () => {
    /** @type {any} */ (store).saveLiking?.(LIKING, select.value);
    void speak(select.value).then(() => announce(words.say("report.now-in", { language: nameOf(select.value) })));
  });
  const name = el("input", { type: "text", name: "name", value: chosen.name, maxlength: String(LONGEST_NAME), autocomplete: "off" });
  name.addEventListener("input", () => {
    chosen.name = name.value.trim();
    draw();
  });
  const print = button(words.say("report.print"), "mk-button mk-button--primary", () => window.print(), { "data-action": "print" });
  print.prepend(icon("save"));
  return el(
    "section",
    { class: "mk-card mk-form mk-report-controls" },
    el("div", { class: "mk-form__row" }, el("label", { class: "mk-field" }, el("span", {}, words.say("report.language")), select), el("label", { class: "mk-field" }, el("span", {}, words.say("report.name")), name)),
    choice("goals", words.say("report.with-goals"), chosen, draw),
    choice("agreed", words.say("report.with-agreed"), chosen, draw),
    el("p", { class: "mk-card__go" }, print),
    el("p", { class: "mk-field__help" }, words.say("report.private")),
  );
}

/**
 * @param {"goals" | "agreed"} what
 * @param {string} label
 * @param {Chosen} chosen
 * @param {() => void} draw
 */
function choice(what, label, chosen, draw) {
  const box = el("input", { type: "checkbox", name: what });
  box.addEventListener("change", () => {
    chosen[what] = box.checked;
    draw();
  });
  return el("label", { class: "mk-choice" }, box, ` ${label}`);
}

/**
 * A language's name in that language.
 *
 * @param {string} code
 */
export function nameOf(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
