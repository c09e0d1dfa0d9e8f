// @ts-check
/** Goals to suggest: of the whole course, and of one week. */

import { el } from "../dom.js";
import { newId } from "../ids.js";
import { goalForm } from "../plan/goal-form.js";
import { goalRow } from "../plan/goal-row.js";
import { announce } from "../status.js";
import { labelled } from "../plan/fields.js";
import { dayOfWeek } from "./draft.js";

/** @typedef {import("../types.js").Goal} Goal */

const SUNDAY = 6;
/** A goal of a week is set at most so many weeks ahead. */
const WEEKS = 4;

/**
 * @param {import("./draft.js").Draft} draft
 * @param {import("../words.js").Words} words
 */
export function goalsCard(draft, words) {
  const section = el("section", { class: "mk-card mk-goals", "data-card": "goals" });
  /** @type {import("../plan/goal-row.js").SetGoal} */
  const set = (goal, outcome) => {
    const others = draft.goals.filter(({ id }) => id !== goal.id);
    draft.goals = goal.standing === "dropped" ? others : [...others, goal];
    draw();
    section.querySelector("h2")?.focus();
    announce(outcome);
  };
  const add = (/** @type {Goal["kind"]} */ kind) => (/** @type {string} */ text, /** @type {string | null} */ by) =>
    set({ id: newId(), kind, text, by, standing: "open" }, words.say("goals.kept"));
  const draw = () => {
    const week = el("select", { name: "week" }, ...Array.from({ length: WEEKS }, (_, ahead) => el("option", { value: dayOfWeek(ahead, SUNDAY) }, words.say("planning.week", { from: words.day(dayOfWeek(ahead)), to: words.day(dayOfWeek(ahead, SUNDAY)) }))));
    const ofWeek = goalForm({}, words, { label: words.say("planning.week-goal"), press: words.say("planning.week-goal-add"), withDate: false, onSave: (text) => add("week")(text, week.value) });
    ofWeek.querySelector(".mk-form__row")?.append(labelled(words.say("planning.in-week"), week));
    ofWeek.dataset["form"] = "week-goal";
    section.replaceChildren(
      el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("editor.goals")),
      el("p", { class: "mk-quiet" }, words.say("editor.goals-why")),
      ...(draft.goals.length > 0 ? [el("ul", { class: "mk-divided" }, ...draft.goals.map((goal) => goalRow(goal, words, set)))] : []),
      goalForm({}, words, { label: words.say("editor.goal"), press: words.say("goals.add"), withDate: true, onSave: add("course") }),
      ofWeek,
    );
  };
  draw();
  return section;
}
