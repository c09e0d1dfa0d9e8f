// @ts-check
/** <mk-week>: the goal of this week, its days, and two questions to think about. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { newId } from "../ids.js";
import { keepingFocus } from "../kept-focus.js";
import { drawWithView } from "../late.js";
import { announce } from "../status.js";
import { diary } from "./diary.js";
import { keptText } from "./fields.js";
import { goalForm } from "./goal-form.js";
import { goalRow } from "./goal-row.js";
import { asWritten } from "./goals.js";
import { weekDays } from "./week-days.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Goal} Goal */
/** @typedef {import("../types.js").WeekView} WeekView */

const LONGEST_REFLECTION = 4000;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const draw = () => {
    const week = context.session.view?.week;
    if (week) keepingFocus(place, () => place.replaceChildren(card(week, context, set, gone)));
  };
  /** @type {import("./goal-row.js").SetGoal} */
  const set = async (goal, outcome) => {
    await context.session.act("GoalSet", { goal: asWritten(goal) }).catch(() => {});
    draw();
    const row = /** @type {HTMLElement | null} */ (place.querySelector(`[data-goal="${goal.id}"]`) ?? place.querySelector("h2"));
    row?.focus();
    announce(outcome);
  };
  drawWithView(place, context, gone, draw, ({ week, goals }) => [week && { ...week, prompts: week.prompts.map(({ prompt }) => prompt) }, goals]);
}

/**
 * @param {WeekView} week
 * @param {Context} context
 * @param {import("./goal-row.js").SetGoal} set
 * @param {AbortSignal} gone
 */
function card(week, context, set, gone) {
  const { words } = context;
  return el(
    "section",
    { class: "mk-card mk-myweek" },
    el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("week.title")),
    el("p", { class: "mk-quiet" }, words.say("week.dates", { from: words.day(week.start), to: words.day(week.end) })),
    goalPart(week, context, set),
    weekDays(week, words),
    reflections(week, context, gone),
  );
}

/**
 * The goal of the week, what is left of an earlier one, or a line to write one.
 *
 * @param {WeekView} week
 * @param {Context} context
 * @param {import("./goal-row.js").SetGoal} set
 */
function goalPart(week, { session, words }, set) {
  const goals = session.view?.goals ?? [];
  const own = goals.find(({ id }) => id === week.goal);
  const left = goals.find(({ id }) => id === week.left);
  const title = el("h3", { class: "mk-myweek__part" }, words.say("week.goal"));
  if (own?.standing === "open") return el("div", {}, title, goalRow(own, words, set, { tag: "div" }));
  if (left) return el("div", { class: "mk-panel", "data-left-over": true }, title, el("p", {}, words.say("week.left")), goalRow(left, words, set, { tag: "div", until: week.end }));
  const form = goalForm({}, words, {
    label: words.say("week.goal-label"),
    press: words.say("goals.keep"),
    withDate: false,
    onSave: (text) => set({ id: newId(), kind: "week", text, by: week.end, standing: "open" }, words.say("goals.kept")),
  });
  return el("div", { "data-week-goal": true }, title, own ? goalRow(own, words, set, { tag: "div" }) : null, form);
}

/**
 * @param {WeekView} week
 * @param {Context} context
 * @param {AbortSignal} gone
 */
function reflections(week, context, gone) {
  const { session, words } = context;
  const asked = week.prompts.map(({ prompt, text }) => {
    const save = (/** @type {string} */ written) => session.act("Reflected", { prompt, text: written });
    return keptText({ label: words.say(`reflect.${prompt}`), value: text, longest: LONGEST_REFLECTION, name: prompt, kept: words.say("week.kept"), save, gone }).element;
  });
  return el(
    "div",
    { class: "mk-myweek__thoughts" },
    el("h3", { class: "mk-myweek__part" }, icon("leaf"), words.say("week.thoughts")),
    el("p", { class: "mk-quiet" }, words.say("week.thoughts-why")),
    ...asked,
    diary(context),
  );
}
