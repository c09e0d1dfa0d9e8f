// @ts-check
/**
 * <mk-practice>: the adaptive practice of a lesson.
 *
 * The static first question can be answered at once. What comes next is said by the engine, or by the
 * lobby as long as there is no engine. A reload shows the same question again. What a learner has begun
 * with, or may be reading, never gives way to another question.
 */

import { access } from "./access.js";
import { readingSeconds } from "./active-time.js";
import { activityTitle } from "./activity.js";
import { compiled, el } from "./dom.js";
import { isBegun, takeForm } from "./early.js";
import { CourseElement } from "./element.js";
import { link } from "./feedback.js";
import { FocusView } from "./focus-view.js";
import { ItemCard } from "./item-card.js";
import { levelChip } from "./level.js";
import { nextInLobby } from "./lobby.js";
import { showNotFetched, tellBelow } from "./not-fetched.js";
import { isOnScreen } from "./on-screen.js";
import { practiceTools } from "./practice-tools.js";
import { announce } from "./status.js";
import { wayBack } from "./way-back.js";


/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Showing} Showing */

/** Lessons opened since this script runs: each is logged once. @type {Set<string>} */
const opened = new Set();

/** Seconds: who looks in and leaves has not read. */
const LEAST_READING = 5;

export class MkPractice extends CourseElement {
  /** @type {Context | null} */
  #context = null;
  /** @type {ItemCard | null} */
  #card = null;
  /** @type {FocusView | null} */
  #focus = null;
  /** @type {Promise<Showing | null> | null} asked for ahead, while the feedback is read */
  #ahead = null;

  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    this.#context = context;
    for (const change of ["view", "failed"]) context.session.addEventListener(change, () => this.#refreshHead(), { signal: gone });
    context.session.addEventListener("open", () => this.#ahead && this.#lookAhead(), { signal: gone });
    this.#drawHead();
    this.#logOpening(context);
    this.#logReading(context, gone);
    this.#openTools(context, gone);
    void this.#begin(context, gone);
  }

  /**
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  #openTools({ words }, gone) {
    const focus = new FocusView(this, words, gone);
    this.#focus = focus;
    this.querySelector(".mk-tools")?.prepend(...practiceTools(words, focus, this));
    const isWanted = access().oneQuestion && location.hash === "#practice";
    if (focus.wasOpen || isWanted) focus.open();
    this.append(wayBack(words) ?? "");
  }

  /** @param {Context} context */
  #logOpening({ session }) {
    const lesson = this.dataset["lesson"] ?? "";
    if (lesson === "" || opened.has(lesson)) return;
    opened.add(lesson);
    session.act("LessonOpened", { lesson }).catch(() => {});
  }

  /**
   * Says how long the lesson was read, when it is left: the pace plan learns from it.
   *
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  #logReading({ session }, gone) {
    const lesson = this.dataset["lesson"] ?? "";
    let since = readingSeconds();
    const close = () => {
      const duration = Math.round(readingSeconds() - since);
      since = readingSeconds();
      if (lesson !== "" && duration >= LEAST_READING) session.act("LessonClosed", { lesson, duration }).catch(() => {});
    };
    gone.addEventListener("abort", close);
    window.addEventListener("pagehide", close, { signal: gone });
  }

  get #competencies() {
    return (this.dataset["competencies"] ?? "").split(" ").filter((id) => id !== "");
  }

  get #place() {
    return `practice/${this.#competencies.join("+")}`;
  }

  /**
   * The question that was here before, or the static one, or the engine's choice.
   *
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  async #begin(context, gone) {
    const form = /** @type {HTMLFormElement | null} */ (this.querySelector("form.mk-item"));
    const isFree = () => !gone.aborted && !(form && isBegun(form));
    const before = isFree() ? context.store.showing(this.#place) : null;
    if (before && (await this.#render(before, isFree).catch(() => false))) return;
    if (context.session.isOpen && isFree()) {
      const chosen = await this.#choose([]).catch(() => null);
      if (chosen && (await this.#render(chosen, isFree).catch(() => false))) return;
    }
    if (form) await this.#adopt(form);
    if (!context.session.isOpen) await this.#exchange(gone);
  }

  /**
   * Brings the static form to life; what was pressed before is answered now.
   *
   * @param {HTMLFormElement} form
   */
  async #adopt(form) {
    const item = form.dataset["item"] ?? "";
    const page = await this.#page(item).catch(() => undefined);
    if (page === undefined) return this.#context && tellBelow(form, this.#context.words, () => void this.#adopt(form));
    if (!page || this.#card) return;
    const isPressed = takeForm(form);
    this.#card = this.#made(form, page, { item, order: [], tries: 0 });
    if (isPressed) this.#card.check();
  }

  /**
   * The engine's choice in the place of the static question, as long as nobody has seen that.
   *
   * @param {AbortSignal} gone
   */
  async #exchange(gone) {
    const first = this.#card;
    const isFree = () => !gone.aborted && this.#card === first && !(first && (first.isTouched || isOnScreen(first.form)));
    const chosen = await this.#choose([]).catch(() => null);
    if (chosen && isFree()) await this.#render(chosen, isFree).catch(() => {});
  }

  /** @param {string} item */
  #page(item) {
    const { items } = /** @type {Context} */ (this.#context);
    return items.page(item, this.#competencies);
  }

  /**
   * What follows the question that is on the page.
   *
   * @returns {Promise<Showing | null>}
   */
  async #following() {
    const context = /** @type {Context} */ (this.#context);
    const avoid = [this.#card?.item ?? ""];
    return context.session.isAnswering ? this.#choose(avoid) : nextInLobby(context, this.#competencies, avoid);
  }

  /**
   * The engine's choice.
   *
   * @param {string[]} avoid
   * @returns {Promise<Showing | null>}
   */
  async #choose(avoid) {
    const { session } = /** @type {Context} */ (this.#context);
    const next = await session.next(this.#competencies, "practice", avoid);
    return next.item === null ? null : { item: next.item, order: next.order, tries: 0 };
  }

  /**
   * @param {Showing} showing
   * @param {() => boolean} [isFree] whether what is on the page may still give way
   * @returns {Promise<boolean>} whether it is shown now: its item may be no more. Rejected where its page did not come
   */
  async #render(showing, isFree = () => true) {
    const page = await this.#page(showing.item);
    if (!page || !isFree()) return false;
    const holder = compiled(page.form);
    const form = /** @type {HTMLFormElement} */ (holder.querySelector("form"));
    takeForm(form);
    this.#frame().replaceChildren(form);
    this.#card = this.#made(form, page, showing);
    this.#card.arrange(showing.order);
    this.#remember(showing);
    this.#drawHead();
    return true;
  }

  /**
   * @param {HTMLFormElement} form
   * @param {import("./types.js").ItemPage} page
   * @param {Showing} showing
   */
  #made(form, page, showing) {
    return new ItemCard(form, page, /** @type {Context} */ (this.#context), {
      mode: "practice",
      tries: showing.tries,
      onNext: () => void this.#next(),
      onTry: (tries) => this.#remember({ ...showing, tries }),
      onSettled: ({ verdict }) => (verdict === "right" ? this.#lookAhead() : this.#drawHead()),
      onDone: () => this.#lookAhead(),
    });
  }

  /** Asks for the next question while the feedback is read; from now on a reload shows that one. */
  #lookAhead() {
    const ahead = this.#following();
    this.#ahead = ahead;
    ahead.then((showing) => showing && this.#remember(showing)).catch(() => {});
    this.#drawHead();
  }

  async #next() {
    const chosen = await (this.#ahead ?? this.#following()).catch(() => null);
    this.#ahead = null;
    if (access().oneQuestion) this.#focus?.open();
    await this.#bring(chosen);
  }

  /** @param {Showing | null} chosen */
  async #bring(chosen) {
    const isShown = chosen ? await this.#render(chosen).catch(() => undefined) : false;
    if (isShown) this.#card?.focusStem();
    else if (isShown === undefined) showNotFetched(this.#frame(), /** @type {Context} */ (this.#context).words, () => void this.#bring(chosen));
    else if (!this.#context?.session.failure) this.#showEmpty();
  }

  #showEmpty() {
    const context = /** @type {Context} */ (this.#context);
    const { words, session, book } = context;
    const ways = el("ul", { class: "mk-ways" });
    for (const activity of session.view?.ready ?? []) {
      ways.append(el("li", {}, link(book.activityUrl(activity), activityTitle(activity, context))));
    }
    const title = el("p", { class: "mk-card__title", tabindex: "-1" }, words.say("practice.empty"));
    this.#frame().replaceChildren(title, ...(ways.children.length > 0 ? [el("p", {}, words.say("practice.empty-why")), ways] : []));
    title.focus();
    announce(words.say("practice.empty"));
  }

  /** @param {Showing} showing */
  #remember(showing) {
    this.#context?.session.keepShowing(this.#place, showing);
  }

  /** The box that holds the question, below the head. */
  #frame() {
    const card = this.querySelector(".mk-practice__card") ?? this;
    const here = card.querySelector(".mk-practice__item");
    if (here) return here;
    const made = el("div", { class: "mk-practice__item" });
    card.querySelector("form.mk-item, :scope > p")?.replaceWith(made);
    if (!made.isConnected) card.prepend(made);
    return made;
  }

  /** What is practised, how it stands and why, in words. */
  #drawHead() {
    const context = this.#context;
    const card = this.querySelector(".mk-practice__card");
    if (!context || !card) return;
    const { book, session, words } = context;
    const shown = this.#card?.competencies.find((id) => this.#competencies.includes(id));
    const competency = shown ?? this.#competencies[0] ?? "";
    const state = session.view?.competencies[competency];
    const why = state ? encouraging(state.reason, context) : unknown(context);
    const head = el(
      "div",
      { class: "mk-practice__head", "data-competency": competency },
      el("p", { class: "mk-card__kicker" }, words.say("practice.label")),
      el("p", { class: "mk-practice__title" }, el("span", { "data-mk-course": true }, book.title(competency)), levelChip(state?.level ?? "new", words)),
      el("p", { class: "mk-practice__why" }, why),
    );
    const before = card.querySelector(".mk-practice__head");
    if (before) before.replaceWith(head);
    else card.prepend(head);
  }

  /** Between an answer and the next question nothing moves that a finger may be about to press. */
  #refreshHead() {
    const head = this.querySelector(".mk-practice__head");
    if (!this.#card || !head || !isOnScreen(head)) this.#drawHead();
  }
}

/**
 * Why there is no level yet.
 *
 * @param {Context} context
 */
function unknown({ session, words }) {
  if (session.failure) return words.say("practice.fixed-order");
  return words.say(session.isWaiting ? "practice.level-soon" : "reason.some-evidence");
}

/**
 * Why the level is what it is. A small probability helps nobody who is practising; it stands on the progress page.
 *
 * @param {import("./types.js").Reason} reason
 * @param {Context} context
 */
function encouraging(reason, { words, book }) {
  return reason.code.startsWith("mastery-at-least") ? words.say("practice.going") : words.reason(reason, book.titles);
}
