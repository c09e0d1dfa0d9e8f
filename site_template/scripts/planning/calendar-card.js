// @ts-check
/** Days and minutes to suggest, if they are to be. */

import { el } from "../dom.js";
import { planForm } from "../plan-form.js";

/**
 * @param {import("./draft.js").Draft} draft
 * @param {import("../context.js").Context} context
 * @returns {{element: HTMLElement, taken: () => import("../types.js").Plan | null | undefined}} `taken`: the calendar, null
 *   where none is suggested, undefined while something in it is wrong, which then is said
 */
export function calendarCard(draft, context) {
  const { words } = context;
  const form = planForm(draft.plan, context, { onSave: null, onCourse: null });
  const box = el("input", { type: "checkbox", name: "has-plan", checked: draft.hasPlan });
  const show = () => {
    draft.hasPlan = box.checked;
    form.hidden = !box.checked;
  };
  box.addEventListener("change", show);
  show();
  const taken = () => {
    if (!draft.hasPlan) return null;
    const plan = form.plan();
    if (plan === null) form.requestSubmit(); // which says what is wrong
    return plan ?? undefined;
  };
  const element = el("section", { class: "mk-card mk-form", "data-calendar": true }, el("h2", { class: "mk-card__title" }, words.say("editor.days")), el("label", { class: "mk-choice" }, box, ` ${words.say("editor.days-too")}`), form);
  return { element, taken };
}
