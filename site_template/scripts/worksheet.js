// @ts-check
/** <mk-worksheet>: chooses questions for a sheet of paper, shows it, and prints it with or without the answers. */

import { button, compiled, el } from "./dom.js";
import { onPaper } from "./paper.js";
import { announce } from "./status.js";
import { chosenItems } from "./worksheet-choice.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {{competencies: string[], count: number, sheet: number, answers: boolean}} Wish */

const MOST = 40;
const FIRST_COUNT = 10;
const SHEETS = 999;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 */
export function mount(place, context) {
  new Worksheet(place, context);
}

class Worksheet {
  #sheet = el("div", { class: "mk-worksheet__sheet" });
  #told = el("p", { class: "mk-form-error", role: "alert" });
  #form;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, context) {
    const asked = new URL(location.href).searchParams.get("competencies")?.split(" ") ?? [];
    this.#form = this.#formOf(context, asked);
    place.replaceChildren(this.#form, this.#sheet);
    if (asked.length > 0) void this.#make(context);
  }

  /**
   * @param {Context} context
   * @param {string[]} asked competencies
   */
  #formOf(context, asked) {
    const { words, book } = context;
    const first = asked.length > 0 ? asked : book.course.competencies.slice(0, 1).map(({ id }) => id);
    const boxes = book.course.competencies.map(({ id, title }) =>
      el("label", { class: "mk-check" }, el("input", { type: "checkbox", name: "competency", value: id, checked: first.includes(id) }), el("span", {}, title)),
    );
    const form = el(
      "form",
      { class: "mk-card mk-worksheet__form", novalidate: true },
      el("fieldset", { class: "mk-worksheet__topics" }, el("legend", {}, words.say("worksheet.topics")), ...boxes),
      el(
        "div",
        { class: "mk-worksheet__numbers" },
        numberField(words.say("worksheet.count"), "count", FIRST_COUNT, MOST),
        numberField(words.say("worksheet.sheet"), "sheet", 1, SHEETS, words.say("worksheet.sheet-why")),
        el("label", { class: "mk-check" }, el("input", { type: "checkbox", name: "answers", checked: true }), el("span", {}, words.say("worksheet.answers"))),
      ),
      this.#told,
      el(
        "div",
        { class: "mk-offline__actions" },
        el("button", { type: "submit", class: "mk-button mk-button--primary", "data-action": "make" }, words.say("worksheet.make")),
        button(words.say("worksheet.print"), "mk-button", () => window.print(), { "data-action": "print" }),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#make(context);
    });
    return form;
  }

  /** @returns {Wish} */
  #wish() {
    const data = new FormData(this.#form);
    const number = (/** @type {string} */ name, /** @type {number} */ most) => Math.min(most, Math.max(1, Math.round(Number(data.get(name)) || 1)));
    return { competencies: data.getAll("competency").map(String), count: number("count", MOST), sheet: number("sheet", SHEETS), answers: data.has("answers") };
  }

  /** @param {Context} context */
  async #make(context) {
    const { words, book, items } = context;
    const wish = this.#wish();
    this.#told.replaceChildren(wish.competencies.length === 0 ? words.say("worksheet.no-topic") : "");
    if (wish.competencies.length === 0) return;
    try {
      const chosen = chosenItems((await book.whole()).items, wish.competencies, wish.count, wish.sheet);
      const found = await Promise.all(chosen.map(async (item) => ({ item, page: await items.page(item.id, item.competencies) })));
      const questions = found.flatMap(({ item, page }) => (page ? [{ item, page, ...onPaper(page.form, !("shuffle" in item.grading && item.grading.shuffle === false), wish.sheet, words) }] : []));
      this.#sheet.replaceChildren(head(context, wish), el("ol", { class: "mk-paper-list" }, ...questions.map(({ question }) => el("li", {}, question))), ...(wish.answers ? [answers(questions, wish, context)] : []));
      announce(words.count("worksheet.made", questions.length));
    } catch {
      this.#told.replaceChildren(words.say("worksheet.not-fetched"));
    }
  }
}

/**
 * @param {string} label
 * @param {string} name
 * @param {number} value
 * @param {number} most
 * @param {string} [why]
 */
function numberField(label, name, value, most, why = "") {
  const input = el("input", { type: "number", class: "mk-worksheet__number", name, value: String(value), min: "1", max: String(most), inputmode: "numeric" });
  return el("label", { class: "mk-worksheet__field" }, el("span", {}, label), input, why ? el("span", { class: "mk-quiet" }, why) : null);
}

/**
 * @param {Context} context
 * @param {Wish} wish
 */
function head({ words, book }, { competencies, sheet }) {
  return el(
    "header",
    { class: "mk-paper-head" },
    el("p", { class: "mk-paper-head__course" }, `${book.course.title} · ${words.say("worksheet.number", { number: String(sheet) })}`),
    el("h2", { class: "mk-paper-head__title" }, words.list(competencies.map((id) => book.title(id)))),
    el("p", { class: "mk-paper-head__fields" }, el("span", {}, words.say("worksheet.name")), el("span", { class: "mk-paper__line" }), el("span", {}, words.say("worksheet.date")), el("span", { class: "mk-paper__line" })),
  );
}

/**
 * On a page of its own.
 *
 * @param {{item: any, page: import("./types.js").ItemPage, letters: ReturnType<typeof onPaper>["letters"]}[]} questions
 * @param {Wish} wish
 * @param {Context} context
 */
function answers(questions, { sheet }, { words, book }) {
  return el(
    "section",
    { class: "mk-paper-answers" },
    el("h2", {}, words.say("worksheet.answers-title", { course: book.course.title, number: String(sheet) })),
    el("ol", { class: "mk-paper-list" }, ...questions.map((question) => el("li", {}, answer(question, words)))),
  );
}

/**
 * @param {{item: any, page: import("./types.js").ItemPage, letters: ReturnType<typeof onPaper>["letters"]}} question
 * @param {import("./words.js").Words} words
 */
function answer({ item, page, letters }, words) {
  if (page.answer) return compiled(page.answer);
  /** @type {string[]} */
  const right = item.grading.right ?? [];
  const chosen = right.flatMap((id) => letters.get(id) ?? []).sort((a, b) => (a.letter < b.letter ? -1 : 1));
  if (chosen.length > 0) return el("div", {}, ...chosen.map(({ letter, text }) => el("p", { class: "mk-paper__right" }, `${letter}) `, text.cloneNode(true))));
  return page.solution ? compiled(page.solution) : el("p", {}, words.say("worksheet.own-words"));
}
