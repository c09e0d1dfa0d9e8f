// @ts-check
/** <mk-goals>: what the learner wants to reach in this course, in their own words. */

import { el } from "../dom.js";
import { newId } from "../ids.js";
import { keepingFocus } from "../kept-focus.js";
import { drawWithView } from "../late.js";
import { announce } from "../status.js";
import { goalForm } from "./goal-form.js";
import { goalRow } from "./goal-row.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Goal} Goal */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const draw = () => keepingFocus(place, () => place.replaceChildren(...drawn(context, set)));
  /** @type {import("./goal-row.js").SetGoal} */
  const set = async (goal, outcome) => {
    await context.session.act("GoalSet", { goal: asWritten(goal) }).catch(() => {});
    draw();
    const row = /** @type {HTMLElement | null} */ (place.querySelector(`[data-goal="${goal.id}"]`));
    const isSeen = row?.checkVisibility() ?? false; // what was reached is folded away
    /** @type {HTMLElement | null} */ (isSeen ? row : place.querySelector(row ? "summary" : "h2"))?.focus();
    announce(outcome);
  };
  drawWithView(place, context, gone, draw, ({ goals }) => goals);
}

/**
 * A goal as the log holds it, without what the view adds.
 *
 * @param {Goal} goal
 */
export function asWritten({ id, kind, text, by, standing }) {
  return { id, kind, text, by, standing };
}

/**
 * @param {Context} context
 * @param {import("./goal-row.js").SetGoal} set
 */
function drawn({ session, words }, set) {
  const goals = (session.view?.goals ?? []).filter(({ kind }) => kind === "course");
  const open = goals.filter(({ standing }) => standing === "open");
  const done = goals.filter(({ standing }) => standing === "done");
  const form = goalForm({}, words, {
    label: words.say(open.length > 0 ? "goals.another" : "goals.first"),
    press: words.say("goals.add"),
    withDate: true,
    onSave: (text, by) => set({ id: newId(), kind: "course", text, by, standing: "open" }, words.say("goals.kept")),
  });
  return [
    el(
      "section",
      { class: "mk-card mk-goals" },
      el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("goals.title")),
      el("p", { class: "mk-quiet" }, words.say("goals.lede")),
      open.length > 0 ? el("ul", { class: "mk-divided" }, ...open.map((goal) => goalRow(goal, words, set))) : null,
      form,
      done.length > 0 ? el("details", { class: "mk-evidence" }, el("summary", {}, words.count("goals.done", done.length)), el("ul", { class: "mk-divided" }, ...done.map((goal) => goalRow(goal, words, set)))) : null,
    ),
  ];
}
