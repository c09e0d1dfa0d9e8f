// @ts-check
/** The right answer of a question, and its author's solution. */

import { compiled } from "./dom.js";
import { line, writtenAnswer } from "./feedback.js";

export class ItemSolution {
  #answer;
  #page;
  #context;

  /**
   * @param {import("./answer-form.js").AnswerForm} answer
   * @param {import("./types.js").ItemPage} page
   * @param {import("./context.js").Context} context
   */
  constructor(answer, page, context) {
    this.#answer = answer;
    this.#page = page;
    this.#context = context;
  }

  /**
   * Marks the right options; what there is to say beside that.
   *
   * @returns {HTMLElement[]}
   */
  rightAnswer() {
    const { words } = this.#context;
    const said = this.#answer.markRight() ? line(words.say("item.marked-above")) : writtenAnswer(this.#page, words);
    return said ? [said] : [];
  }

  /** The right answer, marked on the options or written out, and the author's solution. */
  whole() {
    this.#answer.unmark();
    const answer = this.rightAnswer();
    if (!this.#page.solution) return answer;
    return [...(this.#page.answer === null ? [] : answer), compiled(this.#page.solution, "mk-solution")];
  }
}
