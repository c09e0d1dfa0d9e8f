// @ts-check
/**
 * One item as it is worked on: asked, checked, tried again, solved.
 *
 * What happens when is decided here; hints, the solution, the buttons and the keys are files of
 * their own beside this one, and the sentences of an answer are in feedback.js.
 */

import { activeSeconds, countAnswering } from "./active-time.js";
import { AnswerForm } from "./answer-form.js";
import { button } from "./dom.js";
import { againSentence, foldedSolution, generalAdvice, newsPanels, line, misconceptionNote, ownFeedback, panel, wrongReason } from "./feedback.js";
import { HalfGiven } from "./half-given.js";
import { ItemActions } from "./item-actions.js";
import { ItemHints } from "./item-hints.js";
import { answerKeys } from "./item-keys.js";
import { ItemSolution } from "./item-solution.js";
import { foreseenFeedback } from "./lobby.js";
import { announce } from "./status.js";
import { waysBack } from "./ways-back.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Effect} Effect */
/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").ItemPage} ItemPage */
/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./types.js").Response} Response */
/** @typedef {import("./types.js").Settled} Settled */
/**
 * @typedef {{
 *   mode: Mode,
 *   tries?: number,
 *   nextLabel?: string,
 *   onNext?: (() => void) | null,
 *   onTry?: (tries: number) => void,
 *   onSettled?: (feedback: FeedbackEffect) => void,
 *   onDone?: () => void,
 * }} Options
 */

/** A second press of a double click must not skip the feedback. */
const CALM_MILLISECONDS = 400;

export class ItemCard {
  /** @type {"asked" | "waiting" | "wrong" | "done"} */
  #state = "asked";
  #answer;
  #half;
  #page;
  #context;
  #options;
  #tries;
  #actions;
  #hints;
  #solution;
  #since = activeSeconds();
  #shownAt = 0;
  #touched = false;

  /**
   * @param {HTMLFormElement} form
   * @param {ItemPage} page
   * @param {Context} context
   * @param {Options} options
   */
  constructor(form, page, context, options) {
    this.#answer = new AnswerForm(form, page, context);
    this.#half = new HalfGiven(this.#answer, context.store);
    this.#page = page;
    this.#context = context;
    this.#options = options;
    this.#tries = options.tries ?? 0;
    this.#actions = new ItemActions(form, context.words);
    this.#hints = new ItemHints(form, this.item, page, context, this.#actions);
    this.#solution = new ItemSolution(this.#answer, page, context);
    form.addEventListener("submit", (event) => this.#pressed(event));
    this.#answer.onChange(() => this.#changed());
    this.#actions.bind("hint", this.#hasHints, () => void this.#hints.take());
    this.#actions.bind("not-learned", true, () => void this.#notLearned());
    answerKeys(form, { isOpen: () => this.#state === "asked" || this.#state === "wrong", hint: () => this.#hasHints && void this.#hints.take() });
    if (this.#answer.label !== "item.check") this.#actions.primary(this.#answer.label);
    this.#resume();
  }

  get item() {
    return this.#answer.item;
  }

  get competencies() {
    return this.#page.competencies;
  }

  get form() {
    return this.#answer.form;
  }

  /** Whether the learner has begun with it. */
  get isTouched() {
    return this.#touched || this.#state !== "asked" || this.#hints.count > 0;
  }

  get #hasHints() {
    return !this.#isTest && this.#page.hints.length > 0;
  }

  /** Whether it is asked once, without help: in all but practice. */
  get #isTest() {
    return this.#options.mode !== "practice" && this.#options.mode !== "lesson";
  }

  /** Whether nothing is told of an answer: a placement finds out, and teaches later. */
  get #isSilent() {
    return this.#options.mode === "placement";
  }

  /** @param {string[]} order */
  arrange(order) {
    this.#answer.arrange(order);
  }

  focusStem() {
    this.#answer.focusStem();
  }

  /** Presses Check for a learner who pressed it before the scripts were there. */
  check() {
    if (this.#state === "asked") void this.#check();
  }

  #words() {
    return this.#context.words;
  }

  /** @param {SubmitEvent} event */
  #pressed(event) {
    event.preventDefault();
    if (Date.now() - this.#shownAt < CALM_MILLISECONDS) return;
    if (this.#state === "asked") void this.#check();
    else if (this.#state === "wrong") this.#retry();
    else if (this.#state === "done") this.#options.onNext?.();
  }

  #changed() {
    this.#touched = true;
    void this.#half.keep();
    if (this.#state !== "wrong") return;
    this.#answer.unmark();
    this.#asked();
  }

  #retry() {
    this.#answer.unmark();
    this.#actions.say();
    this.#asked();
    this.#answer.focusAnswer();
  }

  #asked() {
    this.#state = "asked";
    this.#actions.primary(this.#answer.label);
    this.#extras();
  }

  async #check() {
    if (this.#answer.isEmpty()) return this.#nothingChosen();
    if (this.#answer.advance()) return this.#advanced();
    this.#tries += 1;
    this.#options.onTry?.(this.#tries);
    const seconds = Math.round(activeSeconds() - this.#since);
    countAnswering(seconds);
    this.#hold();
    const response = await this.#answer.response();
    const attempt = { item: this.item, response, duration: seconds, try: this.#tries, mode: this.#options.mode };
    const settling = this.#context.session.act("Attempted", attempt);
    this.#half.forget(); // it is stored as an answer now
    await this.#judge(response, settling);
  }

  /** Takes up an answer that was pressed before this element, or this page, was there, or was not pressed yet. */
  #resume() {
    const waiting = this.#context.session.waitingAnswer(this.item);
    if (!waiting) return void (this.#touched = this.#half.bring());
    const response = /** @type {Response} */ (waiting.event["response"]);
    this.#answer.fill(response);
    this.#hold();
    void this.#judge(response, waiting.promise);
  }

  /**
   * By the engine, or, as long as there is none, by what is known of answers like this one.
   *
   * @param {Response} response
   * @param {Promise<Settled>} settling the event, which is stored already
   */
  async #judge(response, settling) {
    const isLobby = !this.#context.session.isAnswering && !this.#isTest;
    const foreseen = isLobby ? foreseenFeedback(this.item, this.#page, response) : null;
    if (!foreseen) return this.#awaitVerdict(settling);
    const tries = this.#tries;
    this.#keepingFocus(() => this.#settled([foreseen]));
    const settled = await settling.catch(() => null);
    if (settled && tries === this.#tries && this.form.isConnected) this.#confirmed(foreseen, settled.effects);
  }

  /** @param {Promise<Settled>} settling */
  async #awaitVerdict(settling) {
    this.#wait();
    const settled = await settling.catch(() => null);
    if (!this.form.isConnected) return; // the learner went on meanwhile
    this.#keepingFocus(() => (settled ? this.#settled(settled.effects) : this.#kept()));
  }

  /**
   * The engine has the answer now: what it adds is told, and what it says otherwise.
   *
   * @param {FeedbackEffect} told
   * @param {Effect[]} effects
   */
  #confirmed(told, effects) {
    const feedback = effects.find((effect) => effect.type === "Feedback");
    if (feedback && feedback.verdict !== told.verdict) return this.#settled(effects);
    const note = feedback?.verdict === "right" ? this.#notCounted(feedback) : null;
    const news = newsPanels(effects, this.#context);
    this.#actions.add(note, ...news);
    if (note || news.length > 0) announce("", note, ...news);
  }

  /** Until the answer is known, which may take the running of a program, and until there is a verdict. */
  #hold() {
    this.#state = "waiting";
    this.#actions.rest(true);
  }

  /** The engine is not there yet: the answer is kept, and practice may go on. */
  #wait() {
    if (this.#context.session.isOpen) return;
    const words = this.#words();
    this.#actions.say(panel("waiting", words.say("item.moment"), line(words.say("item.moment-why"))));
    announce(words.say("item.moment"));
    if (!this.#isTest) this.#extras(this.#skip());
  }

  /** The engine cannot run here: the answer stays stored. */
  #kept() {
    const words = this.#words();
    this.#actions.say(panel("waiting", words.say("item.kept"), line(words.say("item.kept-why"))));
    announce(words.say("item.kept"));
    if (this.#isTest) this.#options.onNext = null;
    this.#finish();
  }

  /** @param {Effect[]} effects */
  #settled(effects) {
    this.#actions.rest(false);
    this.#since = activeSeconds();
    this.#shownAt = Date.now();
    const feedback = effects.find((effect) => effect.type === "Feedback");
    if (!feedback) return this.#kept();
    if (feedback.verdict === "again") return this.#again(feedback);
    if (this.#isSilent) this.#passedOver();
    else if (feedback.verdict === "handed-in") this.#handedIn();
    else if (feedback.verdict === "right") this.#right(feedback, effects);
    else this.#wrong(feedback, effects);
    this.#options.onSettled?.(feedback);
    if (this.#isSilent) this.#options.onNext?.();
    else this.#actions.intoView();
  }

  /**
   * What is locked loses the focus, and Enter must go on. The focus moves last: to move it, the browser lays the page out.
   *
   * @param {() => void} change
   */
  #keepingFocus(change) {
    const hadFocus = this.form.querySelector(".mk-item__fields")?.contains(document.activeElement) ?? false;
    change();
    if (hadFocus && this.#state === "done" && !this.#isSilent) this.#actions.focusPrimary();
  }

  /** In a placement the next question is all that follows an answer. */
  #passedOver() {
    announce(this.#words().say("placement.kept"));
    this.#state = "done";
  }

  /** A step before the answer was taken: what was said until now is over. */
  #advanced() {
    this.#actions.say();
    this.#asked();
  }

  #nothingChosen() {
    this.#askAgain(this.#words().say(this.#answer.missing));
    if (!this.#answer.isChoice) this.#answer.focusAnswer();
  }

  /** @param {FeedbackEffect} feedback */
  #again(feedback) {
    this.#tries -= 1;
    this.#options.onTry?.(this.#tries);
    const type = this.form.dataset["type"] ?? "";
    const said = this.#answer.again(feedback);
    if (feedback.fields.length > 0) this.#answer.mark(feedback, false);
    this.#askAgain(...(said.length > 0 ? said : [againSentence(feedback, type, this.#answer.text(), this.#words())]));
    if (feedback.fields.length > 0) this.#answer.focusAnswer();
  }

  /** @param {...string} sentences */
  #askAgain(...sentences) {
    const [first = "", ...rest] = sentences;
    this.#actions.say(panel("again", first, ...rest.map((sentence) => line(sentence))));
    announce(first, ...rest);
    this.#asked();
  }

  /**
   * @param {FeedbackEffect} feedback
   * @param {Effect[]} effects
   */
  #right(feedback, effects) {
    const words = this.#words();
    this.#answer.mark(feedback, true);
    const own = this.#own(feedback);
    const news = newsPanels(effects, this.#context);
    const shown = panel("right", words.say("verdict.right"), ...own, foldedSolution(this.#page, words), this.#notCounted(feedback));
    this.#actions.say(shown, ...news);
    announce(words.say("verdict.right"), ...own, ...news);
    this.#finish(news.some((each) => each.querySelector('[data-action="go-on"]')));
  }

  /** The teacher judges it, later: it is kept, and neither right nor wrong. */
  #handedIn() {
    const words = this.#words();
    const why = foldedSolution(this.#page, words);
    this.#actions.say(panel("kept", words.say("verdict.handed-in"), line(words.say("feedback.handed-in")), why));
    announce(words.say("verdict.handed-in"), words.say("feedback.handed-in"));
    this.#finish();
  }

  /** @param {FeedbackEffect} feedback */
  #own(feedback) {
    return ownFeedback(feedback, this.#page, (place) => this.#answer.name(place));
  }

  /**
   * A right answer that is no evidence says so, and why.
   *
   * @param {FeedbackEffect} feedback
   */
  #notCounted({ counts, why_not }) {
    const { words, book } = this.#context;
    return counts || !why_not ? null : line(words.reason({ code: why_not }, book.titles), "mk-feedback__note");
  }

  /**
   * @param {FeedbackEffect} feedback
   * @param {Effect[]} effects
   */
  #wrong(feedback, effects) {
    const words = this.#words();
    const isLast = this.#isTest;
    this.#answer.mark(feedback, isLast);
    const explained = line(this.#answer.explain(feedback), "");
    const own = [...(explained ? [explained] : wrongReason(feedback, words)), ...this.#own(feedback)];
    if (isLast) own.push(...this.#solution.rightAnswer());
    else if (own.length === 0) own.push(generalAdvice(this.#page, words));
    const note = misconceptionNote(feedback, effects, this.#context);
    const news = newsPanels(effects, this.#context);
    const why = isLast ? foldedSolution(this.#page, words) : null;
    this.#actions.say(panel("wrong", words.say("verdict.wrong"), ...own, note, why), ...news);
    announce(words.say("verdict.wrong"), ...own, note, ...news);
    if (isLast) this.#finish();
    else this.#offerRetry();
  }

  #offerRetry() {
    this.#state = "wrong";
    this.#actions.primary("item.try-again");
    const solution = button(this.#words().say("item.show-solution"), "mk-button", () => this.#showSolution(), { "data-action": "solution" });
    this.#extras(solution, this.#skip());
  }

  /** On to another question, where one follows. */
  #skip() {
    const next = this.#options.onNext;
    return next ? button(this.#words().say("item.next"), "mk-button mk-button--quiet", next, { "data-action": "skip" }) : null;
  }

  /** @param {...(HTMLElement | null)} buttons */
  #extras(...buttons) {
    this.#actions.extras(...buttons);
    const isTried = this.#tries > 0;
    if (isTried) this.#actions.hide("not-learned");
  }

  #showSolution() {
    const words = this.#words();
    this.#half.forget();
    const parts = this.#solution.whole();
    this.#actions.say(panel("solution", words.say("item.solution"), ...parts));
    announce(words.say("item.solution"), ...parts);
    this.#finish();
    this.#actions.focusPrimary();
  }

  async #notLearned() {
    const { session } = this.#context;
    this.#half.forget();
    const settling = session.act("NotLearnedYet", { item: this.item, mode: this.#options.mode });
    const settled = session.isOpen ? await settling.catch(() => null) : null;
    if (this.#isSilent) {
      this.#passedOver();
      this.#options.onDone?.();
      return this.#options.onNext?.();
    }
    const words = this.#words();
    const parts = this.#solution.whole();
    const text = words.say(this.#page.solution ? "feedback.not-learned" : "feedback.not-learned-bare");
    const news = settled ? newsPanels(settled.effects, this.#context) : [];
    this.#actions.say(panel("solution", words.say("verdict.not-learned"), line(text), ...parts, waysBack(this.#page, this.#context)), ...news);
    announce(words.say("verdict.not-learned"), text, ...parts);
    this.#options.onDone?.();
    this.#finish();
    this.#actions.focusPrimary();
    this.#actions.intoView();
  }

  /** @param {boolean} [criterion] whether something else is offered as the better way on */
  #finish(criterion = false) {
    this.#state = "done";
    this.#answer.lock();
    this.#extras();
    this.#actions.hide("hint");
    this.#actions.hide("not-learned");
    this.#actions.rest(!this.#options.onNext); // where nothing follows, the button stays for the focus and says so
    const next = criterion ? "practice.keep" : (this.#options.nextLabel ?? "item.next");
    this.#actions.primary(this.#options.onNext ? next : "item.done", !criterion);
  }
}
