// @ts-check
/** What is shown after an answer: the outcome first, then why, then where to go. */

import { activityTitle, nextActivity } from "./activity.js";
import { compiled, el } from "./dom.js";
import { icon } from "./icons.js";
import { isAtLeast, levelChip } from "./level.js";
import { remedy } from "./remedy.js";
import { stuckPanels } from "./stuck.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Effect} Effect */
/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").LevelChangedEffect} LevelChangedEffect */
/** @typedef {import("./types.js").ItemPage} ItemPage */

/**
 * @param {"right" | "wrong" | "again" | "waiting" | "solution" | "kept"} kind
 * @param {string} outcome
 * @param {...(Node | string | null)} rest
 */
export function panel(kind, outcome, ...rest) {
  return el(
    "div",
    { class: `mk-feedback mk-feedback--${kind}`, "data-verdict": kind },
    el("p", { class: "mk-feedback__outcome" }, panelIcon(kind), el("strong", {}, outcome)),
    ...rest,
  );
}

/** @param {string} kind */
function panelIcon(kind) {
  const names = { right: "right", wrong: "wrong", again: "again", waiting: "clock", solution: "book", kept: "save" };
  return icon(/** @type {Record<string, string>} */ (names)[kind] ?? "again");
}

/**
 * @param {string} text
 * @param {string} [className]
 */
export function line(text, className = "mk-feedback__line") {
  return text ? el("p", { class: className }, text) : null;
}

/**
 * The author's feedback for this answer; that of a field stands behind what the field is called.
 *
 * @param {FeedbackEffect} feedback
 * @param {ItemPage} page
 * @param {(place: number) => string} [name] of a field
 * @returns {HTMLElement[]}
 */
export function ownFeedback(feedback, page, name = () => "") {
  const written = feedback.keys.filter((key) => page.feedback[key] !== undefined);
  return written.map((key) => {
    const html = compiled(/** @type {string} */ (page.feedback[key]));
    const field = /^\d+(?=:)/.exec(key);
    const called = field ? name(Number(field[0])) : "";
    return called ? el("div", { class: "mk-feedback__field" }, el("strong", {}, called), html) : html;
  });
}

/**
 * A kind general sentence for the next try, where the author wrote none.
 *
 * @param {ItemPage} page
 * @param {import("./words.js").Words} words
 */
export function generalAdvice(page, words) {
  return el("p", {}, words.say(page.type === "many" || page.type === "open" ? `feedback.wrong-${page.type}` : "feedback.wrong"));
}

/**
 * The misconception by its name, with its remedy when the engine offers it.
 *
 * @param {FeedbackEffect} feedback
 * @param {Effect[]} effects
 * @param {Context} context
 */
export function misconceptionNote(feedback, effects, context) {
  const { book, words } = context;
  const known = book.misconceptions.get(feedback.misconception ?? "");
  if (!known) return null;
  const offered = effects.some((effect) => effect.type === "MisconceptionSeen" && effect.remedy_offered);
  const lesson = offered && known.remedy ? book.lessons.get(known.remedy.lesson) : undefined;
  const note = el("p", { class: "mk-misconception", "data-misconception": known.id });
  note.append(words.say("feedback.misconception", { title: known.title }));
  return lesson ? el("div", {}, note, remedy(lesson, known.remedy?.anchor ?? "", context)) : note;
}

/**
 * @param {string} href
 * @param {string} text
 * @param {string} [className]
 */
export function link(href, text, className = "mk-link") {
  return el("a", { href, class: className }, text);
}

/**
 * The answer itself, when it has one way to be written.
 *
 * @param {ItemPage} page
 * @param {import("./words.js").Words} words
 */
export function writtenAnswer(page, words) {
  if (page.answer === null) return line(words.say("item.answers-vary"), "mk-solution__answer");
  return el("div", { class: "mk-solution__answer" }, el("span", {}, words.say("item.answer-is")), " ", compiled(page.answer));
}

/**
 * Why it is wrong, where the engine knows more than that it is.
 *
 * @param {FeedbackEffect} feedback
 * @param {import("./words.js").Words} words
 */
export function wrongReason({ reason }, words) {
  const key = `wrong.${reason?.code}`;
  return reason && words.has(key) ? [el("p", {}, words.say(key, reason))] : [];
}

/**
 * Why an answer is asked again, in the words of its type where there are some. What can't be read, and
 * has no example of how to write it, is asked for without one.
 *
 * @param {FeedbackEffect} feedback
 * @param {string} type of the question
 * @param {string} answer as it was typed
 * @param {import("./words.js").Words} words
 */
export function againSentence({ reason }, type, answer, words) {
  const code = reason?.code ?? "unreadable";
  const isPlain = type === "text" || (code === "unreadable" && !reason?.["example"]);
  const key = isPlain && words.has(`again.${code}-text`) ? `again.${code}-text` : `again.${code}`;
  return words.say(key, { ...reason, answer });
}

/**
 * @param {ItemPage} page
 * @param {import("./words.js").Words} words
 */
export function foldedSolution(page, words) {
  if (!page.solution) return null;
  return el(
    "details",
    { class: "mk-why" },
    el("summary", {}, words.say("item.why")),
    compiled(page.solution, "mk-solution"),
  );
}

/**
 * What else an answer brought: changed levels, and help where practice does not help.
 *
 * @param {Effect[]} effects
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
export function newsPanels(effects, context) {
  return [...levelPanels(effects, context), ...stuckPanels(effects, context)];
}

/**
 * A changed level, calmly: what was reached, on what evidence, and what may come next.
 *
 * @param {Effect[]} effects
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function levelPanels(effects, context) {
  const reached = new Set(effects.flatMap((effect) => (effect.type === "CriterionReached" ? [effect.competency] : [])));
  const changes = effects.filter((effect) => effect.type === "LevelChanged").filter(isNews);
  const changed = new Set(changes.map(({ competency }) => competency));
  const rest = [...reached].filter((competency) => !changed.has(competency));
  return [
    ...changes.map((change) => levelPanel(change, reached.has(change.competency), context)),
    ...rest.map((competency) => criterionPanel(competency, context)),
  ];
}

/** The first answer makes "new" into "learning"; that is no news. @param {LevelChangedEffect} change */
function isNews({ from, to }) {
  return !(from === "new" && to === "learning");
}

/**
 * @param {LevelChangedEffect} change
 * @param {boolean} criterion
 * @param {Context} context
 */
function levelPanel({ competency, from, to, reason }, criterion, context) {
  const { book, words } = context;
  const isUp = isAtLeast(to, from);
  const values = { title: book.title(competency), level: words.say(`level.${to}`) };
  return el(
    "div",
    { class: `mk-level-panel mk-level-panel--${isUp ? "up" : "down"}`, "data-level-change": to, "data-competency": competency },
    levelChip(to, words),
    el("p", { class: "mk-level-panel__title" }, words.say(isUp ? "level.up" : "level.down", values)),
    line(words.reason(reason, book.titles)),
    isUp ? null : line(words.say("level.down-why")),
    criterion ? offer(competency, context) : null,
  );
}

/**
 * @param {string} competency
 * @param {Context} context
 */
function criterionPanel(competency, context) {
  const { book, words, session } = context;
  const level = session.view?.competencies[competency]?.level ?? "practised";
  const values = { title: book.title(competency), level: words.say(`level.${level}`) };
  return el(
    "div",
    { class: "mk-level-panel mk-level-panel--up", "data-criterion": competency },
    levelChip(level, words),
    el("p", { class: "mk-level-panel__title" }, words.say("practice.reached", values)),
    offer(competency, context),
  );
}

/**
 * @param {string} competency that is done
 * @param {Context} context
 */
function offer(competency, context) {
  const activity = nextActivity(context.session.view, competency);
  if (!activity) return null;
  const text = context.words.say("practice.reached-next", { title: activityTitle(activity, context) });
  return el(
    "p",
    { class: "mk-level-panel__next" },
    el("a", { class: "mk-button mk-button--primary", href: context.book.activityUrl(activity), "data-action": "go-on" }, text, icon("arrow")),
  );
}
