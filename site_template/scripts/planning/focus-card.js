// @ts-check
/** What comes first in a week: some competencies, from one day to another, with the reason in a sentence. */

import { el } from "../dom.js";
import { dateInput, labelled, textInput } from "../plan/fields.js";
import { focusInWords } from "../plan/plan-words.js";
import { announce } from "../status.js";
import { dayOfWeek, weekToPrepare } from "./draft.js";
import { rows } from "./rows.js";

/** @typedef {import("../context.js").Context} Context */

const LONGEST_NOTE = 500;
const SUNDAY = 6;

/**
 * @param {import("./draft.js").Draft} draft
 * @param {Context} context
 */
export function focusCard(draft, context) {
  const { words, book } = context;
  const section = el("section", { class: "mk-card", "data-card": "focus" });
  const draw = (outcome = "") => {
    const list = rows(draft.focus.map((one) => focusInWords(one, words, book)), words.say("planning.take-off"), (place) => {
      draft.focus = draft.focus.filter((_, at) => at !== place);
      draw(words.say("planning.taken-off"));
    });
    const title = el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("planning.focus"));
    section.replaceChildren(title, el("p", { class: "mk-quiet" }, words.say("planning.focus-why")), ...(list ? [list] : []), focusForm(context, (focus) => {
      draft.focus = [...draft.focus.filter(({ from, to }) => from !== focus.from || to !== focus.to), focus].toSorted((one, other) => (one.from < other.from ? -1 : 1));
      draw(words.say("planning.focus-added"));
    }));
    if (!outcome) return;
    title.focus();
    announce(outcome);
  };
  draw();
  return section;
}

/**
 * @param {Context} context
 * @param {(focus: import("../types.js").Focus) => void} add
 */
function focusForm({ words, book }, add) {
  const from = dateInput("focus-from", dayOfWeek(weekToPrepare()));
  const to = dateInput("focus-to", dayOfWeek(weekToPrepare(), SUNDAY));
  const note = textInput("focus-note", "", LONGEST_NOTE);
  const boxes = [...book.competencies.values()].map(({ id, title }) => ({ id, title, box: el("input", { type: "checkbox", name: "focus-competency", value: id }) }));
  const trouble = el("p", { class: "mk-field__trouble", role: "alert" });
  const form = el(
    "form",
    { class: "mk-form", novalidate: true },
    el("div", { class: "mk-form__row" }, labelled(words.say("planning.from-day"), from), labelled(words.say("planning.to-day"), to)),
    el("fieldset", { class: "mk-choices mk-plan-topics" }, el("legend", {}, words.say("planning.topics")), ...boxes.map(({ title, box }) => el("label", {}, box, ` ${title}`))),
    el("label", { class: "mk-field mk-field--wide" }, el("span", {}, words.say("planning.focus-note")), note),
    trouble,
    el("p", { class: "mk-card__go" }, el("button", { type: "submit", class: "mk-button", "data-action": "add-focus" }, words.say("planning.focus-add"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const competencies = boxes.filter(({ box }) => box.checked).map(({ id }) => id);
    const isBackwards = !from.value || !to.value || to.value < from.value;
    trouble.textContent = isBackwards ? words.say("planning.focus-days-wrong") : competencies.length === 0 ? words.say("planning.focus-empty") : "";
    if (trouble.textContent) return (isBackwards ? from : boxes[0]?.box)?.focus();
    add({ from: from.value, to: to.value, competencies, ...(note.value.trim() ? { note: note.value.trim() } : {}) });
  });
  return form;
}
