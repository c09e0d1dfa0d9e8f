// @ts-check
/** How a level came about, one answer after the other: what happened, what it moved, and the rule at that moment. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { levelAbove, levelChip } from "../level.js";
import { announce } from "../status.js";
import { ruleList } from "./rule.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Replay} Replay */
/** @typedef {import("../types.js").ReplayStep} ReplayStep */

/**
 * @param {string} competency
 * @param {Context} context
 */
export function replayPart(competency, context) {
  const { words } = context;
  const body = el("div", { class: "mk-replay" });
  const start = button(words.say("replay.start"), "mk-button mk-button--small", () => void open(), { "data-action": "replay" });
  start.append(el("span", { class: "mk-visually-hidden" }, ` ${context.book.title(competency)}`));
  const open = async () => {
    start.setAttribute("aria-disabled", "true");
    const told = await context.session.told("replay", { competency }).catch(() => null);
    start.removeAttribute("aria-disabled");
    if (told) show(body, told.replay, context);
  };
  body.append(start);
  return body;
}

/**
 * @param {HTMLElement} body
 * @param {Replay} replay
 * @param {Context} context
 */
function show(body, replay, context) {
  const { words } = context;
  const { steps, competency } = replay;
  if (steps.length === 0) return body.replaceChildren(el("p", {}, words.say("progress.none")));
  let at = 0;
  const place = el("div", { class: "mk-replay__step", tabindex: "-1", role: "group", "aria-label": words.say("replay.label", { title: context.book.title(competency) }) });
  const back = button(words.say("replay.back"), "mk-button mk-button--small", () => go(at - 1), { "data-action": "replay-back" });
  const next = button(words.say("replay.next"), "mk-button mk-button--small mk-button--primary", () => go(at + 1), { "data-action": "replay-next" });
  const last = button(words.say("replay.last"), "mk-button mk-button--small mk-button--quiet", () => go(steps.length - 1), { "data-action": "replay-last" });
  back.prepend(icon("back"));
  next.append(icon("forth"));
  const go = (/** @type {number} */ to) => {
    if (to < 0 || to >= steps.length) return;
    at = to;
    draw();
    announce(words.say("replay.of", { step: at + 1, count: steps.length }), place);
  };
  const draw = () => {
    place.replaceChildren(...stepParts(/** @type {ReplayStep} */ (steps[at]), at, replay, context));
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === steps.length - 1));
  };
  body.replaceChildren(place, el("p", { class: "mk-card__go" }, back, next, last));
  draw();
  place.focus();
}

/**
 * @param {ReplayStep} step
 * @param {number} at
 * @param {Replay} replay
 * @param {Context} context
 */
function stepParts(step, at, { steps, earlier, competency }, context) {
  const { words, book } = context;
  const question = el("p", { class: "mk-replay__question", "data-mk-course": true });
  void nameQuestion(question, step, competency, context);
  const next = levelAbove(step.to.level);
  return [
    el("p", { class: "mk-quiet" }, words.say("replay.of", { step: at + 1 + earlier, count: steps.length + earlier }), " · ", words.date(step.at)),
    el("p", { class: "mk-replay__what", "data-verdict": step.verdict }, icon(step.verdict === "right" ? "right" : step.verdict === "wrong" ? "wrong" : "book"), el("strong", {}, whatHappened(step, words))),
    question,
    step.own && !step.counts ? el("p", { class: "mk-quiet" }, words.say("progress.not-counted", { reason: words.reason({ code: step.why_not ?? "" }, book.titles) })) : null,
    belief(step, words),
    step.from.level === step.to.level
      ? el("p", { class: "mk-replay__level" }, levelChip(step.to.level, words))
      : el("p", { class: "mk-replay__level", "data-level-change": step.to.level }, levelChip(step.from.level, words), icon("arrow"), levelChip(step.to.level, words), step.change ? ` ${words.reason(step.change, book.titles)}` : null),
    next && step.rule.length > 0 ? el("div", {}, el("p", { class: "mk-evidence__title" }, words.say("replay.rule", { level: words.say(`level.${next}`) })), ruleList(step.rule, context)) : null,
  ].filter((part) => part !== null);
}

/**
 * @param {ReplayStep} step
 * @param {import("../words.js").Words} words
 */
function whatHappened({ own, verdict, mode, type }, words) {
  if (own) return words.say("replay.answer", { verdict: words.say(`progress.${verdict}`), mode: words.say(`progress.mode.${mode}`) });
  if (type === "LevelsBrought") return words.say("replay.brought");
  if (type === "PlacementEnded") return words.say("replay.placement");
  return words.say(type === "SupportTaken" ? "replay.support" : "replay.elsewhere");
}

/**
 * How sure we can be, before and after, as a bar and in figures.
 *
 * @param {ReplayStep} step
 * @param {import("../words.js").Words} words
 */
function belief({ from, to }, words) {
  const said = el("p", {}, words.say("replay.belief", { from: words.percent(from.mastery), to: words.percent(to.mastery) }));
  const before = el("span", { class: "mk-belief__before" });
  const after = el("span", { class: "mk-belief__after" });
  before.style.inlineSize = `${100 * from.mastery}%`;
  after.style.inlineSize = `${100 * to.mastery}%`;
  return el("div", { class: "mk-belief" }, el("span", { class: "mk-belief__track", "aria-hidden": "true" }, after, before), said);
}

/**
 * @param {HTMLElement} place
 * @param {ReplayStep} step
 * @param {string} competency
 * @param {Context} context
 */
async function nameQuestion(place, { item }, competency, { items, book }) {
  if (!item) return;
  const page = await items.page(item, [...book.competenciesOf(item), competency]).catch(() => null);
  place.textContent = page?.title ?? "";
}
