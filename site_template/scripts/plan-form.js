// @ts-check
/** The form of a learner's own calendar: days, minutes, holidays, end. Sends the form of a course's `plan`. */

import { button, el } from "./dom.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./words.js").Words} Words */

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A Monday, so that the weekdays' names can be had from the language. */
const A_MONDAY = Date.UTC(2024, 0, 1);

/**
 * @param {Plan} plan what the form begins with
 * @param {Context} context
 * @param {{onSave: ((plan: Plan) => void) | null, onCourse: (() => void) | null}} options `onSave`: null where somebody
 *   else asks for the plan; `onCourse`: back to the course's own
 * @returns {HTMLFormElement & {plan: () => Plan | null}} `plan`: what it holds now, null while something is wrong
 */
export function planForm(plan, { words }, { onSave, onCourse }) {
  const form = el(
    "form",
    { class: "mk-plan-form", novalidate: true },
    weekdays(plan, words),
    field("plan.minutes", number("minutes_per_day", plan.minutes_per_day ?? 20), words),
    el("div", { class: "mk-plan-form__row" }, field("plan.start", date("start", plan.start), words), field("plan.end", date("end", plan.end), words), field("plan.exam", date("exam", plan.exam), words)),
    holidayFields(plan, words),
    el("label", { class: "mk-plan-form__check" }, box("without_extended", plan.without_extended ?? false), el("span", {}, words.say("plan.without-extended"))),
    el("p", { class: "mk-plan-form__trouble", role: "alert" }),
    el(
      "p",
      { class: "mk-card__go" },
      onSave ? el("button", { type: "submit", class: "mk-button mk-button--primary" }, words.say("plan.save")) : null,
      onCourse ? button(words.say("plan.course-again"), "mk-button mk-button--quiet", onCourse, { "data-action": "course-plan" }) : null,
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const trouble = troubleOf(form);
    const said = form.querySelector('[role="alert"]');
    if (said) said.textContent = trouble ? words.say(trouble) : "";
    if (!trouble) onSave?.(planOf(form));
  });
  return Object.assign(form, { plan: () => (troubleOf(form) ? null : planOf(form)) });
}

/**
 * The first thing that is wrong, as a key of the words.
 *
 * @param {HTMLFormElement} form
 */
function troubleOf(form) {
  const plan = planOf(form);
  if (plan.days.length === 0) return "plan.no-days";
  if (!(plan.minutes_per_day && plan.minutes_per_day > 0 && plan.minutes_per_day <= 600)) return "plan.no-minutes";
  if (plan.start && plan.end && plan.end < plan.start) return "plan.ends-early";
  if (plan.holidays.some((range) => range.includes("..") && range.slice(12) < range.slice(0, 10))) return "plan.holiday-ends-early";
  return null;
}

/**
 * @param {HTMLFormElement} form
 * @returns {Plan}
 */
function planOf(form) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) ?? "") || null;
  return {
    start: text("start"),
    end: text("end"),
    days: data.getAll("days").map(String),
    minutes_per_day: Number(data.get("minutes_per_day")),
    holidays: rangesOf(data.getAll("from").map(String), data.getAll("to").map(String)),
    exam: text("exam"),
    without_extended: data.get("without_extended") !== null,
  };
}

/**
 * @param {string[]} from
 * @param {string[]} to
 */
function rangesOf(from, to) {
  return from.flatMap((first, index) => {
    const last = to[index] ?? "";
    const only = first || last;
    if (!only) return [];
    return [first && last && first !== last ? `${first}..${last}` : only];
  });
}

/**
 * @param {Plan} plan
 * @param {Words} words
 */
function weekdays(plan, words) {
  const boxes = WEEKDAYS.map((day, index) => {
    const input = box("days", plan.days.includes(day));
    input.value = day;
    return el("label", { class: "mk-plan-form__day" }, input, el("span", {}, words.weekday(A_MONDAY / 1000 + index * 86400)));
  });
  return el("fieldset", { class: "mk-plan-form__days" }, el("legend", {}, words.say("plan.days")), el("div", {}, ...boxes));
}

/**
 * @param {Plan} plan
 * @param {Words} words
 */
function holidayFields(plan, words) {
  const list = el("div", { class: "mk-plan-form__holidays" }, ...plan.holidays.map((range) => holiday(range, words)));
  const add = button(words.say("plan.add-holiday"), "mk-button", () => {
    const made = holiday("", words);
    list.append(made);
    made.querySelector("input")?.focus();
  }, { "data-action": "add-holiday" });
  return el("fieldset", {}, el("legend", {}, words.say("plan.holidays")), list, add);
}

/**
 * @param {string} range "", a day or "first..last"
 * @param {Words} words
 */
function holiday(range, words) {
  const [first = "", last = first] = range.split("..");
  const row = el("div", { class: "mk-plan-form__row" }, field("plan.from", date("from", first), words), field("plan.to", date("to", last), words));
  row.append(button(words.say("plan.remove"), "mk-button mk-button--quiet", () => remove(row), { "data-action": "remove-holiday" }));
  return row;
}

/**
 * The focus goes on to the next row, or to where one is added.
 *
 * @param {HTMLElement} row
 */
function remove(row) {
  const next = row.nextElementSibling?.querySelector("input") ?? row.closest("fieldset")?.querySelector('[data-action="add-holiday"]');
  const form = row.closest("form");
  row.remove();
  /** @type {HTMLElement | null | undefined} */ (next)?.focus();
  form?.dispatchEvent(new Event("change"));
}

/**
 * @param {string} key
 * @param {HTMLInputElement} input
 * @param {Words} words
 */
function field(key, input, words) {
  return el("label", { class: "mk-plan-form__field" }, el("span", {}, words.say(key)), input);
}

/**
 * @param {string} name
 * @param {string | null | undefined} value
 */
function date(name, value) {
  return el("input", { type: "date", name, value: value ?? "" });
}

/**
 * @param {string} name
 * @param {number} value
 */
function number(name, value) {
  return el("input", { type: "number", name, value: String(value), min: "1", max: "600", step: "1", inputmode: "numeric" });
}

/**
 * @param {string} name
 * @param {boolean} checked
 */
function box(name, checked) {
  return el("input", { type: "checkbox", name, checked });
}
