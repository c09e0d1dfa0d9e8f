// @ts-check
/** The hints of a question: one after the other, at the learner's wish; some ask something themselves. */

import { compiled, el } from "./dom.js";
import { icon } from "./icons.js";
import { scaffold } from "./scaffold.js";
import { announce } from "./status.js";

export class ItemHints {
  #form;
  #item;
  #page;
  #context;
  #actions;
  #count = 0;

  /**
   * @param {HTMLFormElement} form
   * @param {string} item
   * @param {import("./types.js").ItemPage} page
   * @param {import("./context.js").Context} context
   * @param {import("./item-actions.js").ItemActions} actions
   */
  constructor(form, item, page, context, actions) {
    this.#form = form;
    this.#item = item;
    this.#page = page;
    this.#context = context;
    this.#actions = actions;
  }

  /** How many were taken. */
  get count() {
    return this.#count;
  }

  async take() {
    const { session, words } = this.#context;
    const index = this.#count;
    const hint = this.#page.hints[index];
    if (hint === undefined) return;
    this.#count += 1;
    this.#form.querySelector('[data-verdict="again"]')?.remove();
    const settling = session.act("HintTaken", { item: this.#item, hint: index });
    if (session.isOpen) await settling.catch(() => null);
    const title = words.say("item.hint-number", { number: index + 1, count: this.#page.hints.length });
    const text = compiled(hint.html);
    const shown = el("li", { class: "mk-hint", "data-hint": String(index) }, el("p", { class: "mk-hint__title" }, icon("hint"), title), text);
    this.#list().append(shown);
    if (hint.asks) shown.append(scaffold(hint.asks, { item: this.#item, hint: index, page: this.#page, context: this.#context }));
    announce(title, text);
    this.#offerNext();
  }

  #offerNext() {
    const press = this.#actions.find("hint");
    if (!press) return;
    const isLast = this.#count >= this.#page.hints.length;
    press.textContent = this.#context.words.say(isLast ? "item.hint-last" : "item.hint-next");
    if (isLast) press.setAttribute("aria-disabled", "true");
  }

  #list() {
    const here = this.#form.querySelector(".mk-hints");
    if (here) return here;
    const made = el("ol", { class: "mk-hints" });
    this.#form.querySelector(".mk-item__fields")?.after(made);
    return made;
  }
}
