// @ts-check
/**
 * A series of questions in one mode: one after the other, each asked once, with a place in the
 * series and a way out. The mixed check, the review and the placement are such series.
 */

import { button, compiled, el } from "./dom.js";
import { takeForm } from "./early.js";
import { showNotFetched } from "./not-fetched.js";
import { focusButton } from "./practice-tools.js";
import { ItemCard } from "./item-card.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").NextItemEffect} NextItemEffect */
/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").Settled} Settled */
/**
 * @typedef {{
 *   mode: "check" | "review" | "placement",
 *   competencies: string[],
 *   most: number,
 *   asked?: number,
 *   stop: string,
 *   focus: import("./focus-view.js").FocusView | null,
 *   onSettled: (item: string, isRight: boolean) => void,
 *   onEnd: () => void,
 *   choose?: (asked: string[]) => Promise<NextItemEffect>,
 * }} SeriesOptions `asked`: how many were asked before this page was opened; `stop`: the way out, in words;
 *   `choose`: what comes next, where it is not the engine's own choice among the competencies
 */

/** With more questions than this, dots say less than the number. */
const MOST_STEPS = 12;

export class Series {
  #host;
  #context;
  #options;
  /** @type {string[]} items asked since the start */
  #asked = [];
  #isOver = false;

  /**
   * @param {HTMLElement} host whose content the questions replace
   * @param {Context} context
   * @param {SeriesOptions} options
   */
  constructor(host, context, options) {
    this.#host = host;
    this.#context = context;
    this.#options = options;
  }

  async start() {
    if (!this.#context.session.isOpen) announce(this.#context.words.say("set.waiting"));
    await this.#next();
  }

  /** How many have been asked, the present one among them. */
  get #count() {
    return (this.#options.asked ?? 0) + this.#asked.length;
  }

  get #isComplete() {
    return this.#count >= this.#options.most;
  }

  async #next() {
    const chosen = this.#isComplete ? null : await this.#choose();
    if (chosen?.item) await this.#bring(chosen, chosen.item);
    else this.#end();
  }

  /**
   * @param {NextItemEffect} chosen
   * @param {string} item
   */
  async #bring(chosen, item) {
    const { items, book } = this.#context;
    const page = await items.page(item, book.competenciesOf(item)).catch(() => undefined);
    if (this.#isOver) return; // the learner did not want to wait for it
    if (page) this.#ask(chosen, item, page);
    else if (page === undefined) this.#tellNotFetched(() => void this.#bring(chosen, item));
    else this.#end();
  }

  #end() {
    this.#isOver = true;
    this.#options.onEnd();
  }

  /** The series is not at its end. @param {() => void} again */
  #tellNotFetched(again) {
    showNotFetched(this.#host, this.#context.words, again, this.#stop());
    this.#options.focus?.redraw();
  }

  /** @returns {Promise<NextItemEffect | null>} */
  async #choose() {
    const { competencies, mode, choose } = this.#options;
    const asked = choose ? choose(this.#asked) : this.#context.session.next(competencies, mode, this.#asked);
    const next = await asked.catch(() => null);
    return next && !this.#asked.includes(next.item ?? "") ? next : null;
  }

  /**
   * @param {NextItemEffect} chosen
   * @param {string} item
   * @param {import("./types.js").ItemPage} page
   */
  #ask(chosen, item, page) {
    this.#asked.push(item);
    const form = /** @type {HTMLFormElement} */ (compiled(page.form).querySelector("form"));
    takeForm(form);
    this.#host.replaceChildren(this.#frame(form));
    this.#options.focus?.redraw();
    const card = new ItemCard(form, page, this.#context, {
      mode: this.#options.mode,
      nextLabel: this.#isComplete ? "set.last" : "item.next",
      onNext: () => void this.#next(),
      onSettled: (feedback) => this.#options.onSettled(item, feedback.verdict === "right"),
      onDone: () => this.#options.onSettled(item, false),
    });
    card.arrange(chosen.order);
    card.focusStem();
  }

  /**
   * The question alone on the screen, at the learner's wish.
   *
   * @param {HTMLFormElement} form
   */
  #tools(form) {
    const { focus } = this.#options;
    return focus ? [focusButton(this.#context.words, focus, form)] : [];
  }

  #stop() {
    return button(this.#options.stop, "mk-button mk-button--quiet", () => this.#end(), { "data-action": "stop" });
  }

  /** @param {HTMLFormElement} form */
  #frame(form) {
    const { words } = this.#context;
    const { most } = this.#options;
    const key = this.#options.mode === "placement" ? "set.number-most" : "set.number";
    const number = words.say(key, { number: this.#count, count: most });
    return el(
      "div",
      { class: "mk-card mk-series", "data-number": String(this.#count) },
      el("div", { class: "mk-series__head" }, el("p", { class: "mk-card__kicker" }, number), steps(this.#count, most)),
      form,
      el("div", { class: "mk-series__stop" }, this.#stop(), ...this.#tools(form)),
    );
  }
}

/**
 * @param {number} number
 * @param {number} count
 */
function steps(number, count) {
  if (count > MOST_STEPS) return el("progress", { class: "mk-series__bar", max: String(count), value: String(number), "aria-hidden": "true" });
  const list = el("span", { class: "mk-steps", "aria-hidden": "true" });
  for (let step = 1; step <= count; step += 1) {
    list.append(el("span", { class: step < number ? "mk-step mk-step--past" : step === number ? "mk-step mk-step--now" : "mk-step" }));
  }
  return list;
}
