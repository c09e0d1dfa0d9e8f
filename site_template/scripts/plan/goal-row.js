// @ts-check
/** A goal in the learner's words with what can be done about it: reached, changed, taken off. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { goalForm } from "./goal-form.js";

/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("../types.js").Goal} Goal */
/** @typedef {(goal: Goal, outcome: string) => void} SetGoal keeps the goal and says the outcome */

/**
 * @param {Goal} goal
 * @param {Words} words
 * @param {SetGoal} set
 * @param {{tag?: "li" | "div", until?: string | null}} [options] `until`: it is of an earlier week, and can go on until then
 */
export function goalRow(goal, words, set, { tag = "li", until = null } = {}) {
  const row = el(tag, { class: "mk-goal", "data-goal": goal.id, "data-standing": goal.standing, tabindex: "-1" });
  const keep = until === null ? null : () => set({ ...goal, by: until }, words.say("goals.kept"));
  const show = () => row.replaceChildren(...shown(goal, words, set, keep, change));
  const change = () => {
    const form = goalForm(goal, words, {
      label: words.say("goals.change-label"),
      press: words.say("goals.keep"),
      withDate: goal.kind === "course",
      onSave: (text, by) => set({ ...goal, text, by: goal.kind === "course" ? by : (until ?? goal.by) }, words.say("goals.kept")),
      onCancel: () => {
        show();
        row.focus();
      },
    });
    row.replaceChildren(form);
    form.querySelector("input")?.focus();
  };
  show();
  return row;
}

/**
 * @param {Goal} goal
 * @param {Words} words
 * @param {SetGoal} set
 * @param {(() => void) | null} keep
 * @param {() => void} change
 */
function shown(goal, words, set, keep, change) {
  const isDone = goal.standing === "done";
  const actions = isDone
    ? [action("open", "goals.open-again", () => set({ ...goal, standing: "open" }, words.say("goals.opened")))]
    : [
        action("done", "goals.reached", () => set({ ...goal, standing: "done" }, words.say("goals.well-done"))),
        keep ? action("keep", "goals.go-on", keep) : null,
        action("change", "goals.change", change),
      ];
  /**
   * @param {string} name
   * @param {string} key
   * @param {() => void} press
   */
  function action(name, key, press) {
    const pressed = button(words.say(key), "mk-button mk-button--small", press, { "data-action": `goal-${name}` });
    pressed.append(el("span", { class: "mk-visually-hidden" }, ` ${goal.text}`));
    return pressed;
  }
  return [
    el(
      "div",
      { class: "mk-goal__text" },
      icon(isDone ? "right" : "flag"),
      el("span", {}, el("span", { class: "mk-goal__words", dir: "auto" }, goal.text), isDone ? el("span", { class: "mk-tag" }, words.say("goals.is-reached")) : null, when(goal, words)),
    ),
    el("div", { class: "mk-goal__actions" }, ...actions, action("drop", "goals.drop", () => set({ ...goal, standing: "dropped" }, words.say("goals.dropped")))),
  ];
}

/**
 * @param {Goal} goal
 * @param {Words} words
 */
function when({ kind, by, standing }, words) {
  if (kind !== "course" || !by || standing === "done") return null;
  return el("span", { class: "mk-goal__by" }, words.say("plan.by", { day: words.day(by) }));
}
