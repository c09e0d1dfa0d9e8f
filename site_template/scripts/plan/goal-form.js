// @ts-check
/** The form of one goal: what it is and, where it has one, the day by which. */

import { button, el } from "../dom.js";
import { dateInput, labelled, textInput } from "./fields.js";

/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("../types.js").Goal} Goal */

const LONGEST = 500;

/**
 * @param {Partial<Goal>} goal what the form begins with
 * @param {Words} words
 * @param {{label: string, press: string, withDate: boolean, onSave: (text: string, by: string | null) => void, onCancel?: () => void}} options
 */
export function goalForm(goal, words, { label, press, withDate, onSave, onCancel }) {
  const text = textInput("goal", goal.text ?? "", LONGEST);
  const by = dateInput("by", goal.by ?? null);
  const trouble = el("p", { class: "mk-field__trouble", role: "alert" });
  const form = el(
    "form",
    { class: "mk-form mk-goal-form", novalidate: true },
    el("div", { class: "mk-form__row" }, labelled(label, text), withDate ? labelled(words.say("goals.by"), by) : null),
    trouble,
    el("p", { class: "mk-card__go" }, el("button", { type: "submit", class: "mk-button mk-button--primary" }, press), onCancel ? button(words.say("goals.cancel"), "mk-button mk-button--quiet", onCancel) : null),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = text.value.trim();
    trouble.textContent = said ? "" : words.say("goals.empty");
    if (said) onSave(said, by.value || null);
    else text.focus();
  });
  return form;
}
