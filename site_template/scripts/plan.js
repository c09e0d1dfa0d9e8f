// @ts-check
/** <mk-plan>: what is due today, how one stands, what can be done when behind, and one's own calendar. */

import { button, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { line, link } from "./feedback.js";
import { icon } from "./icons.js";
import { keepingFocus } from "./kept-focus.js";
import { drawWithView } from "./late.js";
import { isAtLeast } from "./level.js";
import { planForm } from "./plan-form.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").PlanView} PlanView */

/** What the form begins with where there is no plan. @type {Plan} */
const FIRST_PLAN = { days: ["mon", "tue", "wed", "thu", "fri"], minutes_per_day: 20, holidays: [] };

export class MkPlan extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    drawWithView(this, context, gone, () => this.#draw(context), ({ plan, competencies }) => [plan, Object.values(competencies).map(({ level }) => level)]);
  }

  /** @param {Context} context */
  #draw(context) {
    if (!context.session.view) return; // the engine is still starting: nobody knows yet whether there is a plan
    const view = context.session.view.plan ?? null;
    const parts = view ? [standing(view, context, (plan) => void this.#set(plan, context)), ...upcoming(view, context)] : [noPlan(context)];
    keepingFocus(this, () => this.replaceChildren(...parts, this.#own(view, context)));
  }

  /**
   * The learner's own calendar: open where there is none, folded where there is.
   *
   * @param {PlanView | null} view
   * @param {Context} context
   */
  #own(view, context) {
    const { words } = context;
    const form = planForm(view?.plan ?? FIRST_PLAN, context, {
      onSave: (plan) => void this.#set(plan, context),
      onCourse: view?.own ? () => void this.#set(null, context) : null,
    });
    const preview = el("p", { class: "mk-plan__preview", role: "status" });
    form.addEventListener("change", () => void showPreview(form, preview, context));
    return el(
      "details",
      { class: "mk-evidence mk-plan__own", open: view === null },
      el("summary", {}, words.say(view ? "plan.change" : "plan.make")),
      el("div", { class: "mk-card" }, form, preview),
    );
  }

  /**
   * @param {Plan | null} plan
   * @param {Context} context
   */
  async #set(plan, context) {
    await context.session.act("PlanSet", { plan }).catch(() => {});
    this.#draw(context);
    const title = /** @type {HTMLElement | null} */ (this.querySelector("[data-standing]"));
    title?.focus();
    announce(context.words.say("plan.saved"), title);
  }
}

/** @param {Context} context */
function noPlan({ words }) {
  return el("p", { class: "mk-quiet", "data-no-plan": true }, words.say("plan.none"));
}

/**
 * @param {PlanView} view
 * @param {Context} context
 * @param {(plan: Plan) => void} choose
 */
function standing(view, context, choose) {
  const { words, book } = context;
  const state = view.days < 0 || view.choices.length > 0 ? "behind" : view.days > 0 ? "ahead" : "on-time";
  const target = view.target ? book.lessonFor(view.target) : null;
  return el(
    "section",
    { class: "mk-card mk-card--first mk-plan", "data-plan": state },
    el(
      "div",
      { class: "mk-card__body" },
      el("p", { class: "mk-card__kicker" }, words.say(view.own ? "plan.kicker-own" : "plan.kicker-course")),
      el("h2", { class: "mk-card__title", tabindex: "-1", "data-standing": true }, words.reason(view.reason, book.titles)),
      view.target ? el("p", {}, words.say("plan.target"), " ", target ? link(book.lessonUrl(target), book.title(view.target)) : book.title(view.target)) : null,
      bar(view, words),
      facts(view, words),
      view.choices.length > 0 ? choices(view, context, choose) : null,
    ),
  );
}

/**
 * How much is done, and how much should be by tonight.
 *
 * @param {PlanView} view
 * @param {import("./words.js").Words} words
 */
function bar({ done, should, total }, words) {
  const said = should > 0 ? words.say("plan.done-and-should", { done, total, should }) : words.say("plan.done", { done, total });
  return el("div", { class: "mk-plan__bar" }, drawnBar(done / Math.max(total, 1), should / Math.max(total, 1)), el("p", { class: "mk-quiet" }, said));
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {number} done share from 0 to 1
 * @param {number} should share from 0 to 1
 */
function drawnBar(done, should) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.append(rect("mk-plan__track", { x: 0, width: "100%" }), rect("mk-plan__done", { x: 0, width: `${100 * done}%` }));
  if (should > 0) svg.append(rect("mk-plan__should", { x: `${100 * should}%` }));
  return svg;
}

/**
 * @param {string} className
 * @param {Record<string, string | number>} place
 */
function rect(className, place) {
  const made = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ ...place, class: className })) made.setAttribute(name, String(value));
  return made;
}

/**
 * @param {PlanView} view
 * @param {import("./words.js").Words} words
 */
function facts({ plan, minutes_per_day, end, exam, finish }, words) {
  const rows = [
    [words.say("plan.minutes"), words.count("minutes", Math.round(minutes_per_day))],
    finish ? [words.say("plan.finish"), words.day(finish)] : null,
    end && plan.end ? [words.say("plan.end"), words.day(end)] : null,
    exam ? [words.say("plan.exam-day"), words.day(exam)] : null,
  ].filter((row) => row !== null);
  return el("dl", { class: "mk-plan__facts" }, ...rows.map(([name = "", value = ""]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/**
 * The honest ways on; each says what it costs.
 *
 * @param {PlanView} view
 * @param {Context} context
 * @param {(plan: Plan) => void} choose
 */
function choices(view, { words, book }, choose) {
  const rows = view.choices.map((choice) =>
    el(
      "li",
      { class: "mk-plan__choice", "data-choice": choice.kind },
      el("span", {}, words.reason(choice.reason, book.titles), choice.in_time ? null : ` ${words.say("plan.still-late")}`),
      button(words.say(`plan.choose-${choice.kind}`), "mk-button", () => choose(choice.plan)),
    ),
  );
  return el("div", { id: "choices" }, el("h3", { class: "mk-plan__choices-title" }, words.say("plan.choices")), el("ul", { class: "mk-plan__choices" }, ...rows));
}

/**
 * What comes next and when; behind it, all dates.
 *
 * @param {PlanView} view
 * @param {Context} context
 */
function upcoming(view, context) {
  const { words } = context;
  if (view.next.length === 0) return [];
  const all = Object.entries(view.dates).map(([competency, by]) => dateRow(competency, by, null, context));
  return [
    el("h2", { class: "mk-ready__title" }, words.say("plan.next")),
    el("ol", { class: "mk-plan__dates" }, ...view.next.map(({ competency, by, expected }) => dateRow(competency, by, expected, context))),
    el("details", { class: "mk-evidence" }, el("summary", {}, words.say("plan.all-dates")), el("ol", { class: "mk-plan__dates" }, ...all)),
  ];
}

/**
 * @param {string} competency
 * @param {string} by ISO date
 * @param {string | null} expected ISO date
 * @param {Context} context
 */
function dateRow(competency, by, expected, { words, book, session }) {
  const lesson = book.lessonFor(competency);
  const title = book.title(competency);
  const isDone = isAtLeast(session.view?.competencies[competency]?.level ?? "new", "practised");
  const isLate = expected !== null && expected > by;
  return el(
    "li",
    { class: "mk-plan__date", "data-competency": competency },
    isDone ? icon("right") : icon("open"),
    el("span", { class: "mk-plan__date-title" }, lesson ? link(book.lessonUrl(lesson), title) : title),
    el("span", { class: "mk-plan__date-by" }, words.say("plan.by", { day: words.day(by) })),
    isLate ? line(words.say("plan.expected", { day: words.day(expected) }), "mk-plan__date-late") : null,
  );
}

/**
 * What the plan in the form would mean, while it is being made.
 *
 * @param {ReturnType<typeof planForm>} form
 * @param {HTMLElement} place
 * @param {Context} context
 */
async function showPreview(form, place, { session, words, book }) {
  const plan = form.plan();
  const preview = plan ? (await session.told("plan", { plan }).catch(() => null))?.plan : null;
  place.textContent = preview ? words.say("plan.preview", { standing: words.reason(preview.reason, book.titles) }) : "";
}
