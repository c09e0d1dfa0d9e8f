// @ts-check
/** <mk-check>: a mixed check of several competencies, and its summary. */

import { compiled, el, button } from "./dom.js";
import { takeForm } from "./early.js";
import { CourseElement } from "./element.js";
import { line, link } from "./feedback.js";
import { icon } from "./icons.js";
import { ItemCard } from "./item-card.js";
import { levelChip } from "./level.js";
import { siteUrl } from "./site.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").NextItemEffect} NextItemEffect */
/** @typedef {{right: number, count: number}} Score */

export class MkCheck extends CourseElement {
  /** @type {Context | null} */
  #context = null;
  /** @type {string[]} */
  #competencies = [];
  /** @type {Map<string, Score>} */
  #scores = new Map();
  /** @type {string[]} items asked in this check */
  #asked = [];
  #isRunning = false;

  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    this.#context = context;
    const draw = () => this.#isRunning || this.#drawStart(context);
    context.session.addEventListener("view", draw, { signal: gone });
    draw();
  }

  /** One question each: more would not tell more on one day. */
  get #length() {
    return this.#competencies.length;
  }

  /** @param {Context} context */
  #drawStart(context) {
    const { words, book } = context;
    this.#competencies = checkable(context);
    if (this.#competencies.length === 0) return this.replaceChildren(notReady(context));
    this.replaceChildren(
      el(
        "div",
        { class: "mk-card" },
        el("p", {}, words.say("check.topics")),
        el("ul", { class: "mk-topics" }, ...this.#competencies.map((id) => el("li", { class: "mk-tag" }, book.title(id)))),
        el("p", { class: "mk-quiet" }, words.say("check.about")),
        button(words.say("check.start"), "mk-button mk-button--primary", () => void this.#start(), { "data-action": "start" }),
      ),
    );
  }

  async #start() {
    const words = /** @type {Context} */ (this.#context).words;
    this.#isRunning = true;
    this.#scores = new Map(this.#competencies.map((id) => [id, { right: 0, count: 0 }]));
    this.#asked = [];
    if (!this.#context?.session.isOpen) announce(words.say("check.waiting"));
    await this.#next();
  }

  async #next() {
    const chosen = this.#asked.length < this.#length ? await this.#choose() : null;
    const page = chosen?.item ? await this.#page(chosen.item) : null;
    if (chosen?.item && page) this.#ask(chosen, chosen.item, page);
    else this.#summarise();
  }

  /** @returns {Promise<NextItemEffect | null>} */
  async #choose() {
    const { session } = /** @type {Context} */ (this.#context);
    const next = await session.next(this.#competencies, "check", this.#asked).catch(() => null);
    return next && !this.#asked.includes(next.item ?? "") ? next : null;
  }

  /** @param {string} item */
  #page(item) {
    const { items, book } = /** @type {Context} */ (this.#context);
    return items.page(item, book.competenciesOf(item)).catch(() => null);
  }

  /**
   * @param {NextItemEffect} chosen
   * @param {string} item
   * @param {import("./types.js").ItemPage} page
   */
  #ask(chosen, item, page) {
    const context = /** @type {Context} */ (this.#context);
    const { words } = context;
    this.#asked.push(item);
    const form = /** @type {HTMLFormElement} */ (compiled(page.form).querySelector("form"));
    takeForm(form);
    const number = words.say("check.number", { number: this.#asked.length, count: this.#length });
    this.replaceChildren(
      el(
        "div",
        { class: "mk-card mk-check__card", "data-number": String(this.#asked.length) },
        el("div", { class: "mk-check__head" }, el("p", { class: "mk-card__kicker" }, number), steps(this.#asked.length, this.#length)),
        form,
        el("p", { class: "mk-check__stop" }, button(words.say("check.stop"), "mk-button mk-button--quiet", () => this.#summarise(), { "data-action": "stop" })),
      ),
    );
    const card = new ItemCard(form, page, context, {
      mode: "check",
      nextLabel: this.#asked.length >= this.#length ? "check.last" : "item.next",
      onNext: () => void this.#next(),
      onSettled: (feedback) => this.#count(item, feedback.verdict === "right"),
      onDone: () => this.#count(item, false),
    });
    card.arrange(chosen.order);
    card.focusStem();
  }

  /**
   * @param {string} item
   * @param {boolean} isRight
   */
  #count(item, isRight) {
    const { book } = /** @type {Context} */ (this.#context);
    for (const competency of book.competenciesOf(item)) {
      const score = this.#scores.get(competency);
      if (!score) continue;
      score.count += 1;
      score.right += isRight ? 1 : 0;
    }
  }

  #summarise() {
    const context = /** @type {Context} */ (this.#context);
    const { words, session } = context;
    session.act("SessionEnded").catch(() => {});
    const scores = [...this.#scores.entries()].filter(([, score]) => score.count > 0);
    const title = el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("check.done"));
    const rows = el("ul", { class: "mk-summary" }, ...scores.map(([competency, score]) => summaryRow(competency, score, context)));
    this.replaceChildren(
      el(
        "div",
        { class: "mk-card", "data-summary": true },
        title,
        rows,
        el(
          "p",
          { class: "mk-card__go" },
          el("a", { class: "mk-button mk-button--primary", href: siteUrl("") }, words.say("check.home")),
        ),
      ),
    );
    title.focus();
    announce(words.say("check.done"), rows);
  }
}

/**
 * What the engine offers to check today.
 *
 * @param {Context} context
 * @returns {string[]}
 */
function checkable({ session }) {
  return session.view?.ready.find(({ kind }) => kind === "check")?.competencies ?? [];
}

/** @param {Context} context */
function notReady({ words }) {
  return el(
    "div",
    { class: "mk-card", "data-not-ready": true },
    el("p", { class: "mk-card__title" }, words.say("check.not-ready")),
    el("p", {}, words.say("check.not-ready-why")),
    el("p", { class: "mk-card__go" }, link(siteUrl(""), words.say("check.home"), "mk-button")),
  );
}

/**
 * @param {number} number
 * @param {number} count
 */
function steps(number, count) {
  const list = el("span", { class: "mk-steps", "aria-hidden": "true" });
  for (let step = 1; step <= count; step += 1) {
    list.append(el("span", { class: step < number ? "mk-step mk-step--past" : step === number ? "mk-step mk-step--now" : "mk-step" }));
  }
  return list;
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
    line(words.say("check.row", { right, count }), "mk-summary__score"),
    levelChip(session.view?.competencies[competency]?.level ?? "new", words),
  );
}
