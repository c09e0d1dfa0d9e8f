// @ts-check
/**
 * One item as it is worked on: asked, checked, tried again, solved.
 *
 * The primary button stays the same element and changes its words (Check →
 * Try again → Next question), so that the focus never jumps.
 */

import { activeSeconds, countAnswering } from "./active-time.js";
import { AnswerForm } from "./answer-form.js";
import { all, button, compiled, el } from "./dom.js";
import { againSentence, foldedSolution, generalAdvice, newsPanels, line, link, misconceptionNote, ownFeedback, panel, writtenAnswer, wrongReason } from "./feedback.js";
import { icon } from "./icons.js";
import { scaffold } from "./scaffold.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").ItemPage} ItemPage */
/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./types.js").Settled} Settled */
/**
 * @typedef {{
 *   mode: Mode,
 *   tries?: number,
 *   nextLabel?: string,
 *   onNext?: (() => void) | null,
 *   onTry?: (tries: number) => void,
 *   onSettled?: (feedback: FeedbackEffect, settled: Settled) => void,
 *   onDone?: () => void,
 * }} Options
 */

/** A second press of a double click must not skip the feedback. */
const CALM_MILLISECONDS = 400;

export class ItemCard {
  /** @type {"asked" | "waiting" | "wrong" | "done"} */
  #state = "asked";
  #answer;
  #page;
  #context;
  #options;
  #tries;
  #hints = 0;
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
    this.#page = page;
    this.#context = context;
    this.#options = options;
    this.#tries = options.tries ?? 0;
    form.addEventListener("submit", (event) => this.#pressed(event));
    this.#answer.onChange(() => this.#changed());
    this.#bindActions();
    if (this.#answer.label !== "item.check") this.#primary(this.#answer.label);
    this.#resume();
  }

  get item() {
    return this.#answer.item;
  }

  get form() {
    return this.#answer.form;
  }

  /** Whether the learner has begun with it. */
  get isTouched() {
    return this.#touched || this.#state !== "asked";
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

  #bindActions() {
    this.#show("hint", !this.#isTest && this.#page.hints.length > 0, () => void this.#hint());
    this.#show("not-learned", true, () => void this.#notLearned());
  }

  /**
   * @param {string} action
   * @param {boolean} wanted
   * @param {() => void} press
   */
  #show(action, wanted, press) {
    const element = this.#action(action);
    if (!element) return;
    element.hidden = !wanted;
    element.addEventListener("click", press);
  }

  /**
   * @param {string} name
   * @returns {HTMLButtonElement | null}
   */
  #action(name) {
    return this.form.querySelector(`[data-action="${name}"]`);
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
    if (this.#state !== "wrong") return;
    this.#answer.unmark();
    this.#asked();
  }

  #retry() {
    this.#answer.unmark();
    this.#feedback();
    this.#asked();
    this.#answer.focusAnswer();
  }

  #asked() {
    this.#state = "asked";
    this.#primary(this.#answer.label);
    this.#extras();
  }

  async #check() {
    if (this.#answer.isEmpty()) return this.#nothingChosen();
    if (this.#answer.advance()) return this.#advanced();
    this.#tries += 1;
    this.#options.onTry?.(this.#tries);
    const seconds = Math.round(activeSeconds() - this.#since);
    countAnswering(seconds);
    this.#wait();
    const response = await this.#answer.response();
    const attempt = { item: this.item, response, duration: seconds, try: this.#tries, mode: this.#options.mode };
    await this.#awaitVerdict(this.#context.session.act("Attempted", attempt));
  }

  /** Takes up an answer that was pressed before this element, or this page, was there. */
  #resume() {
    const waiting = this.#context.session.waitingAnswer(this.item);
    if (!waiting) return;
    this.#answer.fill(/** @type {import("./types.js").Response} */ (waiting.event["response"]));
    void this.#awaitVerdict(waiting.promise);
  }

  /** @param {Promise<Settled>} settling */
  async #awaitVerdict(settling) {
    this.#wait();
    try {
      this.#settled(await settling);
    } catch {
      this.#kept();
    }
  }

  /** Until the answer is known, which may take the running of a program, and until there is a verdict. */
  #wait() {
    this.#state = "waiting";
    this.#action("check")?.setAttribute("aria-disabled", "true");
    if (this.#context.session.isOpen) return;
    const words = this.#words();
    this.#feedback(panel("waiting", words.say("item.moment"), line(words.say("item.moment-why"))));
    announce(words.say("item.moment"));
  }

  /** The engine cannot run here: the answer stays stored. */
  #kept() {
    const words = this.#words();
    this.#feedback(panel("waiting", words.say("item.kept"), line(words.say("item.kept-why"))));
    announce(words.say("item.kept"));
    this.#options.onNext = null;
    this.#finish();
  }

  /** @param {Settled} settled */
  #settled(settled) {
    this.#action("check")?.removeAttribute("aria-disabled");
    this.#since = activeSeconds();
    this.#shownAt = Date.now();
    const feedback = settled.effects.find((effect) => effect.type === "Feedback");
    if (!feedback) return this.#kept();
    if (feedback.verdict === "again") return this.#again(feedback);
    if (this.#isSilent) this.#passedOver();
    else if (feedback.verdict === "handed-in") this.#handedIn();
    else if (feedback.verdict === "right") this.#right(feedback, settled);
    else this.#wrong(feedback, settled);
    this.#options.onSettled?.(feedback, settled);
    if (this.#isSilent) return this.#options.onNext?.();
    this.#intoView();
  }

  /** In a placement the next question is all that follows an answer. */
  #passedOver() {
    announce(this.#words().say("placement.kept"));
    this.#state = "done";
  }

  /** A step before the answer was taken: what was said until now is over. */
  #advanced() {
    this.#feedback();
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
    this.#feedback(panel("again", first, ...rest.map((sentence) => line(sentence))));
    announce(first, ...rest);
    this.#asked();
  }

  /**
   * @param {FeedbackEffect} feedback
   * @param {Settled} settled
   */
  #right(feedback, settled) {
    const words = this.#words();
    this.#answer.mark(feedback, true);
    const own = this.#own(feedback);
    const news = newsPanels(settled.effects, this.#context);
    const shown = panel("right", words.say("verdict.right"), ...own, foldedSolution(this.#page, words), this.#notCounted(feedback));
    this.#feedback(shown, ...news);
    announce(words.say("verdict.right"), ...own, ...news);
    this.#finish(news.some((each) => each.querySelector('[data-action="go-on"]')));
  }

  /** The teacher judges it, later: it is kept, and neither right nor wrong. */
  #handedIn() {
    const words = this.#words();
    const why = foldedSolution(this.#page, words);
    this.#feedback(panel("kept", words.say("verdict.handed-in"), line(words.say("feedback.handed-in")), why));
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
   * @param {Settled} settled
   */
  #wrong(feedback, settled) {
    const words = this.#words();
    const isLast = this.#isTest;
    this.#answer.mark(feedback, isLast);
    const explained = line(this.#answer.explain(feedback), "");
    const own = [...(explained ? [explained] : wrongReason(feedback, words)), ...this.#own(feedback)];
    if (isLast) own.push(...this.#rightAnswer());
    else if (own.length === 0) own.push(generalAdvice(this.#page, words));
    const note = misconceptionNote(feedback, settled.effects, this.#context);
    const news = newsPanels(settled.effects, this.#context);
    const why = isLast ? foldedSolution(this.#page, words) : null;
    this.#feedback(panel("wrong", words.say("verdict.wrong"), ...own, note, why), ...news);
    announce(words.say("verdict.wrong"), ...own, note, ...news);
    if (isLast) this.#finish();
    else this.#offerRetry();
  }

  /**
   * Marks the right options; what there is to say beside that.
   *
   * @returns {HTMLElement[]}
   */
  #rightAnswer() {
    const words = this.#words();
    const isMarked = this.#answer.markRight(this.#grading());
    const said = isMarked ? line(words.say("item.marked-above")) : writtenAnswer(this.#page, words);
    return said ? [said] : [];
  }

  #grading() {
    return this.#context.book.items.get(this.item)?.grading ?? {};
  }

  #offerRetry() {
    this.#state = "wrong";
    this.#primary("item.try-again");
    const words = this.#words();
    const next = this.#options.onNext;
    this.#extras(
      button(words.say("item.show-solution"), "mk-button", () => this.#showSolution(), { "data-action": "solution" }),
      next ? button(words.say("item.next"), "mk-button mk-button--quiet", next, { "data-action": "skip" }) : null,
    );
  }

  #showSolution() {
    const words = this.#words();
    const parts = this.#solved();
    this.#feedback(panel("solution", words.say("item.solution"), ...parts));
    announce(words.say("item.solution"), ...parts);
    this.#finish();
    this.#action("check")?.focus();
  }

  /** The right answer, marked on the options or written out, and the author's solution. */
  #solved() {
    this.#answer.unmark();
    const answer = this.#rightAnswer();
    if (!this.#page.solution) return answer;
    return [...(this.#page.answer === null ? [] : answer), compiled(this.#page.solution, "mk-solution")];
  }

  async #notLearned() {
    const { session } = this.#context;
    const settling = session.act("NotLearnedYet", { item: this.item, mode: this.#options.mode });
    const settled = session.isOpen ? await settling.catch(() => null) : null;
    if (this.#isSilent) {
      this.#passedOver();
      this.#options.onDone?.();
      return this.#options.onNext?.();
    }
    const words = this.#words();
    const parts = this.#solved();
    const text = words.say(this.#page.solution ? "feedback.not-learned" : "feedback.not-learned-bare");
    const news = settled ? newsPanels(settled.effects, this.#context) : [];
    this.#feedback(panel("solution", words.say("verdict.not-learned"), line(text), ...parts, this.#wayBack()), ...news);
    announce(words.say("verdict.not-learned"), text, ...parts);
    this.#options.onDone?.();
    this.#finish();
    this.#action("check")?.focus({ preventScroll: true });
    this.#intoView();
  }

  /** Links to the lesson and to what it builds on. */
  #wayBack() {
    const { book, words } = this.#context;
    const [competency = ""] = book.competenciesOf(this.item);
    const lesson = book.lessonFor(competency);
    const earlier = book.earlierLesson(competency);
    if (!lesson && !earlier) return null;
    const ways = el("ul", { class: "mk-ways" });
    if (lesson) ways.append(el("li", {}, link(book.lessonUrl(lesson), words.say("feedback.to-lesson", { lesson: lesson.title }))));
    if (earlier && earlier !== lesson) {
      ways.append(el("li", {}, link(book.lessonUrl(earlier), words.say("feedback.to-earlier", { lesson: earlier.title }))));
    }
    return ways;
  }

  async #hint() {
    const { session, words } = this.#context;
    const index = this.#hints;
    const hint = this.#page.hints[index];
    if (hint === undefined) return;
    this.#hints += 1;
    this.form.querySelector('[data-verdict="again"]')?.remove();
    const settling = session.act("HintTaken", { item: this.item, hint: index });
    if (session.isOpen) await settling.catch(() => null);
    const title = words.say("item.hint-number", { number: index + 1, count: this.#page.hints.length });
    const text = compiled(hint.html);
    const shown = el("li", { class: "mk-hint", "data-hint": String(index) }, el("p", { class: "mk-hint__title" }, icon("hint"), title), text);
    this.#hintList().append(shown);
    if (hint.asks) shown.append(scaffold(hint.asks, { item: this.item, hint: index, page: this.#page, context: this.#context }));
    announce(title, text);
    this.#nextHint();
  }

  #nextHint() {
    const press = this.#action("hint");
    if (!press) return;
    const isLast = this.#hints >= this.#page.hints.length;
    press.textContent = this.#words().say(isLast ? "item.hint-last" : "item.hint-next");
    press.toggleAttribute("aria-disabled", isLast);
    if (isLast) press.setAttribute("aria-disabled", "true");
  }

  #hintList() {
    const here = this.form.querySelector(".mk-hints");
    if (here) return here;
    const made = el("ol", { class: "mk-hints" });
    this.form.querySelector(".mk-item__fields")?.after(made);
    return made;
  }

  /** @param {boolean} [criterion] whether something else is offered as the better way on */
  #finish(criterion = false) {
    this.#state = "done";
    this.#answer.lock();
    this.#extras();
    this.#hide("hint");
    this.#hide("not-learned");
    const primary = this.#action("check");
    primary?.removeAttribute("aria-disabled");
    if (this.#options.onNext) this.#primary(criterion ? "practice.keep" : (this.#options.nextLabel ?? "item.next"));
    else this.#rest();
    primary?.classList.toggle("mk-button--primary", !criterion);
  }

  /** Nothing follows here: the button stays, for the focus, and says so. */
  #rest() {
    this.#primary("item.done");
    this.#action("check")?.setAttribute("aria-disabled", "true");
  }

  /** @param {string} action */
  #hide(action) {
    const element = this.#action(action);
    if (element) element.hidden = true;
  }

  /** @param {string} key */
  #primary(key) {
    const primary = this.#action("check");
    if (!primary) return;
    primary.textContent = this.#words().say(key);
    primary.dataset["now"] = key.replace(/^\w+\./, "");
  }

  /** @param {...(HTMLElement | null)} buttons beside the primary one */
  #extras(...buttons) {
    for (const old of all(this.form, '[data-action="solution"], [data-action="skip"]')) old.remove();
    const fresh = buttons.filter((each) => each !== null);
    (this.#action("hint") ?? this.#action("check"))?.after(...fresh);
    const isRetrying = fresh.length > 0;
    const notLearned = this.#action("not-learned");
    if (notLearned && this.#tries > 0) notLearned.hidden = isRetrying || this.#tries > 0;
  }

  /** @param {...HTMLElement} parts */
  #feedback(...parts) {
    this.form.querySelector(".mk-item__feedback")?.replaceChildren(...parts);
  }

  /** The way on stays in sight when long feedback pushes it down. */
  #intoView() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.form.querySelector(".mk-item__actions")?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
}
