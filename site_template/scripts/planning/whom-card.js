// @ts-check
/** For whom the plan is, from whom, and a few words to them. */

import { el } from "../dom.js";
import { labelled, textInput } from "../plan/fields.js";
import { learnersField } from "../signing/learners-field.js";

const LONGEST_NAME = 100;
const LONGEST_NOTE = 2000;

/**
 * @param {import("./draft.js").Draft} draft
 * @param {import("../context.js").Context} context
 */
export function whomCard(draft, context) {
  const { words } = context;
  const learners = learnersField(context, words.say("planning.learners-help"));
  learners.area.value = draft.learners;
  learners.area.addEventListener("input", () => void (draft.learners = learners.area.value));
  const from = textInput("from", draft.from, LONGEST_NAME);
  from.addEventListener("input", () => void (draft.from = from.value));
  const note = el("textarea", { rows: "3", dir: "auto", maxlength: String(LONGEST_NOTE), name: "note" });
  note.value = draft.note;
  note.addEventListener("input", () => void (draft.note = note.value));
  return el(
    "section",
    { class: "mk-card mk-form", "data-card": "whom" },
    el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("editor.whom")),
    learners.element,
    labelled(words.say("editor.from"), from),
    el("label", { class: "mk-field mk-field--wide" }, el("span", {}, words.say("editor.note")), note),
  );
}
