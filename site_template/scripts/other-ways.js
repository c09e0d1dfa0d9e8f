// @ts-check
/**
 * <mk-other-ways>: the other lessons on the same, to choose from freely each time.
 *
 * The page brings the whole list; here it is put in the learner's order, and what is chosen is kept.
 */

import { all } from "./dom.js";
import { CourseElement } from "./element.js";
import { keepChoice, lessonOrder } from "./lesson-choice.js";

/** @typedef {import("./context.js").Context} Context */

export class MkOtherWays extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const { book } = context;
    const inOrder = lessonOrder(context);
    for (const list of /** @type {HTMLElement[]} */ (all(this, "[data-competency]"))) {
      const competency = list.dataset["competency"] ?? "";
      const ways = /** @type {HTMLElement[]} */ (all(list, "[data-lesson]"));
      const byLesson = new Map(ways.map((way) => [way.dataset["lesson"] ?? "", way]));
      const lessons = [...byLesson.keys()].flatMap((id) => book.lessons.get(id) ?? []);
      const rows = inOrder(lessons, competency).map((lesson) => byLesson.get(lesson.id));
      list.append(...rows.filter((row) => row !== undefined));
      list.addEventListener("click", (event) => keepChosen(event, competency, context), { signal: gone });
    }
  }
}

/**
 * @param {Event} event
 * @param {string} competency
 * @param {Context} context
 */
function keepChosen(event, competency, { book, store }) {
  const way = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-lesson]"));
  const lesson = book.lessons.get(way?.dataset["lesson"] ?? "");
  if (lesson && /** @type {Element} */ (event.target).closest("a")) keepChoice(lesson, competency, store);
}
