// @ts-check
/** One student's card, or all cards, in the place of the class; and the way back. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { CheckingBar } from "./checking-bar.js";
import { familyReport } from "./family.js";
import { conferenceCard } from "./student.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./types.js").LearnerTold} LearnerTold */

/**
 * @param {HTMLElement} place
 * @param {string} id
 * @param {Desk} desk
 * @param {() => Promise<LearnerTold>} ask
 */
export async function showStudent(place, id, desk, ask) {
  const { words, room } = desk;
  const told = await ask();
  const paper = el("div", {}, conferenceCard(id, told.card, room));
  const show = (/** @type {HTMLElement} */ content, /** @type {HTMLElement} */ pressed) => {
    paper.replaceChildren(content);
    for (const each of choices) each.setAttribute("aria-pressed", String(each === pressed));
  };
  const card = button(words.say("teacher.card"), "mk-button mk-button--small", () => show(conferenceCard(id, told.card, room), card), { "aria-pressed": "true", "data-action": "card" });
  const report = button(words.say("teacher.family"), "mk-button mk-button--small", () => show(familyReport(id, told, room), report), { "aria-pressed": "false", "data-action": "family" });
  const choices = [card, report];
  const view = el("div", { class: "mk-student", "data-student": id }, bar(place, desk, id, ...choices), paper);
  swap(place, view);
  focusHeading(view);
}

/**
 * @param {HTMLElement} place
 * @param {Desk} desk
 * @param {(id: string) => Promise<LearnerTold>} ask
 */
export async function showAllCards(place, desk, ask) {
  const { words, room } = desk;
  const stop = new AbortController();
  const waiting = new CheckingBar(words, () => stop.abort());
  const learners = [...room.told.heat.learners].sort(desk.names.order());
  const cards = el("div", { class: "mk-student__all" });
  const view = el("div", { class: "mk-student" }, bar(place, desk, null), waiting.element, cards);
  swap(place, view);
  for (const [done, id] of learners.entries()) {
    waiting.show(done, learners.length);
    const told = await ask(id);
    if (stop.signal.aborted || !view.isConnected) break;
    cards.append(conferenceCard(id, told.card, room));
  }
  waiting.element.remove();
  focusHeading(view);
}

/**
 * The class stays as it is, out of sight, so that the way back leads to the same place.
 *
 * @param {HTMLElement} place
 * @param {HTMLElement} view
 */
function swap(place, view) {
  for (const other of place.children) /** @type {HTMLElement} */ (other).hidden = true;
  place.querySelector(":scope > .mk-student")?.remove();
  place.append(view);
}

/**
 * @param {HTMLElement} place
 * @param {Desk} desk
 * @param {string | null} id
 * @param {...HTMLElement} choices
 */
function bar(place, desk, id, ...choices) {
  const { words } = desk;
  const from = window.scrollY;
  const back = button(words.say("teacher.back"), "mk-button mk-button--small", () => {
    place.querySelector(":scope > .mk-student")?.remove();
    for (const other of place.children) /** @type {HTMLElement} */ (other).hidden = false;
    window.scrollTo({ top: from });
    if (id) /** @type {HTMLElement | null} */ (place.querySelector(`[data-learner="${CSS.escape(id)}"]`))?.focus({ preventScroll: true });
  }, { "data-action": "back" });
  back.prepend(icon("back"));
  const print = button(words.say("teacher.print-card"), "mk-button mk-button--small mk-button--primary", () => window.print(), { "data-action": "print-card" });
  return el("div", { class: "mk-student__bar mk-no-print" }, back, ...choices, print);
}

/** @param {HTMLElement} view */
function focusHeading(view) {
  window.scrollTo({ top: 0 });
  /** @type {HTMLElement | null} */ (view.querySelector(".mk-conference__name"))?.focus({ preventScroll: true });
}
