// @ts-check
/** <mk-mixed-set>: a mixed check or a review of several competencies, and its summary. */

import { access } from "./access.js";
import { now } from "./clock.js";
import { comingList, comingReviews } from "./coming-reviews.js";
import { button, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { line, link } from "./feedback.js";
import { FocusView } from "./focus-view.js";
import { icon } from "./icons.js";
import { illustration } from "./illustrations.js";
import { levelChip } from "./level.js";
import { Series } from "./series.js";
import { siteUrl } from "./site.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {"check" | "review"} Kind */
/** @typedef {{right: number, count: number}} Score */

export class MkMixedSet extends CourseElement {
  /** @type {Map<string, Score>} */
  #scores = new Map();
  #isRunning = false;
  /** @type {FocusView | null} */
  #focus = null;

  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const draw = () => this.#isRunning || this.#drawStart(context);
    this.#focus = new FocusView(this, context.words, gone);
    context.session.addEventListener("view", draw, { signal: gone });
    draw();
  }

  get #kind() {
    return /** @type {Kind} */ (this.dataset["kind"] ?? "check");
  }

  /** @param {Context} context */
  #drawStart(context) {
    const { words, book } = context;
    const kind = this.#kind;
    const competencies = offered(kind, context);
    if (competencies.length === 0) return this.replaceChildren(notReady(kind, context));
    this.replaceChildren(
      el(
        "div",
        { class: "mk-card" },
        el("p", {}, kind === "review" ? words.count("review.count", competencies.length) : words.say("set.topics")),
        kind === "review"
          ? el("ul", { class: "mk-summary" }, ...competencies.map((id) => dueRow(id, context)))
          : el("ul", { class: "mk-topics" }, ...competencies.map((id) => el("li", { class: "mk-tag" }, book.title(id)))),
        el("p", { class: "mk-quiet" }, words.say("set.about")),
        button(words.say(`${kind}.start`), "mk-button mk-button--primary", () => void this.#start(competencies, context), { "data-action": "start" }),
        kind === "review" ? spread(context) : null,
      ),
    );
  }

  /**
   * One question each: more would not tell more on one day.
   *
   * @param {string[]} competencies
   * @param {Context} context
   */
  async #start(competencies, context) {
    this.#isRunning = true;
    this.#scores = new Map(competencies.map((id) => [id, { right: 0, count: 0 }]));
    const series = new Series(this, context, {
      mode: this.#kind,
      competencies,
      most: competencies.length,
      stop: context.words.say("set.stop"),
      focus: this.#focus,
      onSettled: (item, isRight) => this.#count(item, isRight, context),
      onEnd: () => this.#summarise(context),
    });
    if (access().oneQuestion) this.#focus?.open();
    await series.start();
  }

  /**
   * @param {string} item
   * @param {boolean} isRight
   * @param {Context} context
   */
  #count(item, isRight, { book }) {
    for (const competency of book.competenciesOf(item)) {
      const score = this.#scores.get(competency);
      if (!score) continue;
      score.count += 1;
      score.right += isRight ? 1 : 0;
    }
  }

  /** @param {Context} context */
  #summarise(context) {
    const { words } = context;
    this.#focus?.close();
    const scores = [...this.#scores.entries()].filter(([, score]) => score.count > 0);
    const done = words.say(`${this.#kind}.done`);
    const title = el("h2", { class: "mk-card__title", tabindex: "-1" }, done);
    const rows = el("ul", { class: "mk-summary" }, ...scores.map(([competency, score]) => summaryRow(competency, score, context)));
    const home = el("a", { class: "mk-button mk-button--primary", href: siteUrl("") }, words.say("set.home"));
    const finish = link(siteUrl("finish/"), words.say("finish.today"), "mk-button mk-button--quiet");
    finish.dataset["action"] = "finish";
    this.replaceChildren(el("div", { class: "mk-card", "data-summary": true }, title, rows, el("p", { class: "mk-card__go" }, home, finish)));
    title.focus();
    announce(done, rows);
  }
}

/**
 * What the engine offers to check or to review today.
 *
 * @param {Kind} kind
 * @param {Context} context
 * @returns {string[]}
 */
function offered(kind, { session }) {
  return session.view?.ready.find((activity) => activity.kind === kind)?.competencies ?? [];
}

/**
 * @param {Kind} kind
 * @param {Context} context
 */
function notReady(kind, context) {
  const { words } = context;
  return el(
    "div",
    { class: "mk-card mk-empty", "data-not-ready": true },
    illustration("rest"),
    el("p", { class: "mk-card__title" }, words.say(`${kind}.not-ready`)),
    el("p", {}, words.say(`${kind}.not-ready-why`)),
    kind === "review" ? spread(context) : null,
    el("p", { class: "mk-card__go" }, link(siteUrl(""), words.say("set.home"), "mk-button")),
  );
}

/**
 * What is due, and since when.
 *
 * @param {string} competency
 * @param {Context} context
 */
function dueRow(competency, { words, book, session }) {
  const state = session.view?.competencies[competency];
  const since = typeof state?.due === "number" ? words.say("review.since", { when: words.ago(state.due, now()) }) : "";
  return el(
    "li",
    { class: "mk-summary__row", "data-competency": competency },
    icon("review"),
    el("span", { class: "mk-summary__title" }, book.title(competency)),
    line(since, "mk-summary__score"),
    levelChip(state?.level ?? "new", words),
  );
}

/**
 * How the reviews to come are spread over days; nothing where none is in sight.
 *
 * @param {Context} context
 */
function spread(context) {
  const days = comingReviews(context.session.view, now());
  if (days.length === 0) return null;
  return el("div", { class: "mk-review-spread" }, el("h3", { class: "mk-finish__part" }, context.words.say("review.coming")), comingList(days, context));
}

/**
 * @param {string} competency
 * @param {Score} score
 * @param {Context} context
 */
function summaryRow(competency, { right, count }, { words, book, session }) {
  return el(
    "li",
    { class: "mk-summary__row", "data-competency": competency },
    icon(right === count ? "right" : "again"),
    el("span", { class: "mk-summary__title" }, book.title(competency)),
    line(words.say("set.row", { right, count }), "mk-summary__score"),
    levelChip(session.view?.competencies[competency]?.level ?? "new", words),
  );
}
