// @ts-check
/** <mk-question>: one question inside a lesson's text. */

import { CourseElement } from "./element.js";
import { takeForm } from "./early.js";
import { ItemCard } from "./item-card.js";
import { tellBelow } from "./not-fetched.js";

export class MkQuestion extends CourseElement {
  /**
   * @override
   * @param {import("./context.js").Context} context
   * @param {AbortSignal} gone
   */
  async mount(context, gone) {
    const form = /** @type {HTMLFormElement | null} */ (this.querySelector("form.mk-item"));
    if (!form || form.dataset["mounted"]) return;
    const asked = context.items.page(this.dataset["item"] ?? "", [this.dataset["competency"] ?? ""]);
    const page = await asked.catch(() => undefined);
    if (gone.aborted) return;
    if (page === undefined) return tellBelow(form, context.words, () => void this.mount(context, gone));
    if (!page) return;
    const isPressed = takeForm(form);
    const card = new ItemCard(form, page, context, { mode: "lesson" });
    if (isPressed) card.check();
  }
}
