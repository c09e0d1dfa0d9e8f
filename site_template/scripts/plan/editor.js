// @ts-check
/** <mk-plan-editor>: a teacher prepares a plan for a student, with the same forms, and saves it as a file. */

import { button, el } from "../dom.js";
import { saveJson } from "../download.js";
import { icon } from "../icons.js";
import { newId } from "../ids.js";
import { planForm } from "../plan-form.js";
import { announce } from "../status.js";
import { labelled, textInput } from "./fields.js";
import { goalForm } from "./goal-form.js";
import { goalRow } from "./goal-row.js";
import { openedPlanFile } from "./open-plan-file.js";
import { planFile, planFileName } from "./plan-file.js";
import { profileForm } from "./profile-form.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Goal} Goal */
/** @typedef {import("../types.js").Plan} Plan */
/** @typedef {import("../types.js").Profile} Profile */
/** @typedef {{from: string, for: string, note: string, hasPlan: boolean, plan: Plan, profile: Profile, goals: Goal[]}} Draft */

const LONGEST_NAME = 100;
const LONGEST_NOTE = 2000;

/** @returns {Draft} */
function emptyDraft() {
  return {
    ...{ from: "", for: "", note: "", hasPlan: false, goals: [] },
    plan: { days: ["mon", "tue", "wed", "thu", "fri"], minutes_per_day: 20, holidays: [] },
    profile: { interests: [], helps: "", family: "", teacher: "" },
  };
}

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  let draft = emptyDraft();
  const result = el("div", { class: "mk-exchange__result" });
  const body = el("div", { class: "mk-stack" });
  const opened = openedPlanFile(
    context,
    "editor.open",
    ({ by, for: whose, note, content }) => {
      const empty = emptyDraft();
      draft = { ...empty, from: by, for: whose, note, hasPlan: content.plan !== null, plan: content.plan ?? empty.plan, profile: { ...empty.profile, ...content.profile }, goals: content.goals };
      draw();
      announce(context.words.say("editor.opened"));
    },
    (trouble) => result.replaceChildren(trouble),
  );
  const draw = () => body.replaceChildren(...forms(draft, context, gone, () => save(body, draft, context, result), result));
  place.replaceChildren(el("p", {}, opened), body);
  draw();
}

/**
 * @param {Draft} draft
 * @param {Context} context
 * @param {AbortSignal} gone
 * @param {() => void} press
 * @param {HTMLElement} result
 */
function forms(draft, context, gone, press, result) {
  const { words } = context;
  const saveProfile = async (/** @type {Partial<Profile>} */ change) => void Object.assign(draft.profile, change);
  const go = button(words.say("exchange.save"), "mk-button mk-button--primary", press, { "data-action": "save-plan" });
  go.prepend(icon("save"));
  return [whom(draft, words), goals(draft, words), calendar(draft, context), ...profileForm(draft.profile, context, saveProfile, gone), el("p", { class: "mk-card__go" }, go), result];
}

/**
 * @param {Draft} draft
 * @param {import("../words.js").Words} words
 */
function whom(draft, words) {
  const note = el("textarea", { rows: "3", dir: "auto", maxlength: String(LONGEST_NOTE), name: "note" });
  note.value = draft.note;
  const whose = textInput("for", draft.for, LONGEST_NAME);
  const from = textInput("from", draft.from, LONGEST_NAME);
  whose.addEventListener("input", () => void (draft.for = whose.value));
  from.addEventListener("input", () => void (draft.from = from.value));
  note.addEventListener("input", () => void (draft.note = note.value));
  return el(
    "section",
    { class: "mk-card mk-form" },
    el("h2", { class: "mk-card__title" }, words.say("editor.whom")),
    el("div", { class: "mk-form__row" }, labelled(words.say("editor.for"), whose), labelled(words.say("editor.from"), from)),
    el("label", { class: "mk-field mk-field--wide" }, el("span", {}, words.say("editor.note")), note),
  );
}

/**
 * @param {Draft} draft
 * @param {import("../words.js").Words} words
 */
function goals(draft, words) {
  const section = el("section", { class: "mk-card mk-goals" });
  const draw = () => {
    /** @type {import("./goal-row.js").SetGoal} */
    const set = (goal, outcome) => {
      draft.goals = goal.standing === "dropped" ? draft.goals.filter(({ id }) => id !== goal.id) : [...draft.goals.filter(({ id }) => id !== goal.id), goal];
      draw();
      section.querySelector("h2")?.focus();
      announce(outcome);
    };
    const form = goalForm({}, words, { label: words.say("editor.goal"), press: words.say("goals.add"), withDate: true, onSave: (text, by) => set({ id: newId(), kind: "course", text, by, standing: "open" }, words.say("goals.kept")) });
    section.replaceChildren(
      el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("editor.goals")),
      el("p", { class: "mk-quiet" }, words.say("editor.goals-why")),
      ...(draft.goals.length > 0 ? [el("ul", { class: "mk-divided" }, ...draft.goals.map((goal) => goalRow(goal, words, set)))] : []),
      form,
    );
  };
  draw();
  return section;
}

/**
 * @param {Draft} draft
 * @param {Context} context
 */
function calendar(draft, context) {
  const { words } = context;
  const form = planForm(draft.plan, context, { onSave: null, onCourse: null });
  const box = el("input", { type: "checkbox", name: "has-plan", checked: draft.hasPlan });
  const show = () => {
    draft.hasPlan = box.checked;
    form.hidden = !box.checked;
  };
  box.addEventListener("change", show);
  show();
  return el("section", { class: "mk-card mk-form", "data-calendar": true }, el("h2", { class: "mk-card__title" }, words.say("editor.days")), el("label", { class: "mk-choice" }, box, ` ${words.say("editor.days-too")}`), form);
}

/**
 * @param {HTMLElement} body
 * @param {Draft} draft
 * @param {Context} context
 * @param {HTMLElement} result
 */
function save(body, draft, { book, words }, result) {
  const form = /** @type {ReturnType<typeof planForm> | null} */ (body.querySelector("[data-calendar] form"));
  const plan = draft.hasPlan ? form?.plan() : null;
  if (plan === undefined || (draft.hasPlan && plan === null)) return form?.requestSubmit(); // which says what is wrong
  const name = planFileName(book.course.id, draft.for);
  saveJson(name, planFile(book.course, { ...draft, plan, profile: filled(draft.profile) }));
  result.replaceChildren(el("p", { class: "mk-result", "data-result": "right" }, icon("right"), el("span", {}, words.say("exchange.saved", { name }))));
  announce(words.say("exchange.saved", { name }));
}

/**
 * What is filled in: an empty field would tell the student's plan nothing.
 *
 * @param {Profile} profile
 * @returns {Partial<Profile>}
 */
function filled(profile) {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value.length > 0));
}
