// @ts-check
/** <mk-progress>: each competency's level, and the evidence and rule behind it in words. */

import { all, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { line } from "./feedback.js";
import { icon } from "./icons.js";
import { keepingFocus } from "./kept-focus.js";
import { levelAbove, levelChip } from "./level.js";
import { replayPart } from "./progress/replay.js";
import { ruleList } from "./progress/rule.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Evidence} Evidence */
/** @typedef {import("./types.js").AttemptEvidence} AttemptEvidence */

/** What each open part tells now. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

export class MkProgress extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const draw = () => all(this, ".mk-progress-item").forEach((row) => drawRow(/** @type {HTMLElement} */ (row), context));
    context.session.addEventListener("view", draw, { signal: gone });
    draw();
  }
}

/**
 * @param {HTMLElement} row
 * @param {Context} context
 */
function drawRow(row, context) {
  const { session, words, book } = context;
  const state = session.view?.competencies[row.dataset["competency"] ?? ""];
  const level = state?.level ?? "new";
  row.dataset["level"] = level;
  const head = row.querySelector(".mk-progress-item__head");
  head?.querySelector(".mk-level")?.remove();
  head?.append(levelChip(level, words));
  row.querySelector(".mk-progress-item__why")?.remove();
  const why = state && level !== "new" ? line(words.reason(state.reason, book.titles), "mk-progress-item__why") : null;
  if (why) head?.after(why);
  const details = row.querySelector("details");
  if (!details) row.append(evidenceDetails(row.dataset["competency"] ?? "", level, context));
  else if (details.open) void fill(details, row.dataset["competency"] ?? "", context);
}

/**
 * @param {string} competency
 * @param {import("./types.js").Level} level
 * @param {Context} context
 */
function evidenceDetails(competency, level, context) {
  const { words, book } = context;
  const details = el(
    "details",
    { class: "mk-evidence" },
    el("summary", {}, words.say(level === "new" ? "progress.evidence-new" : "progress.evidence"), el("span", { class: "mk-visually-hidden" }, ` ${book.title(competency)}`)),
    el("div", { class: "mk-evidence__body" }, el("p", {}, words.say("progress.later"))),
  );
  details.addEventListener("toggle", () => details.open && void fill(details, competency, context));
  return details;
}

/**
 * @param {HTMLDetailsElement} details
 * @param {string} competency
 * @param {Context} context
 */
async function fill(details, competency, context) {
  const evidence = (await context.session.told("evidence", { competency }).catch(() => null))?.evidence;
  const body = /** @type {HTMLElement | null} */ (details.querySelector(".mk-evidence__body"));
  const signed = await signedPart(competency, context);
  const told = JSON.stringify([evidence, signed.length]);
  if (!evidence || !body || shown.get(body) === told) return; // what is looked at step by step goes on
  shown.set(body, told);
  const replay = evidence.attempts.length > 0 ? [replayPart(competency, context)] : [];
  keepingFocus(details, () => body.replaceChildren(...signed, toldPart(evidence, context), rulePart(evidence, context), attemptsPart(evidence, context), ...replay));
}

/**
 * What teachers have signed off of it. It stands beside the level, which answers alone decide.
 *
 * @param {string} competency
 * @param {Context} context
 */
async function signedPart(competency, context) {
  const told = await context.session.told("portfolio").catch(() => null);
  /** @type {import("./projects/state.js").SignOff[]} */
  const all = told?.portfolio.sign_offs ?? [];
  const mine = all.filter(({ kind, subject, refused }) => kind === "competency" && subject === competency && refused === null);
  if (mine.length === 0) return [];
  const { signOffCard } = await import("./projects/sign-off.js");
  return [el("ul", { class: "mk-sign-offs" }, ...mine.map((each) => signOffCard(each, context)))];
}

/**
 * Why the level is what it is, how sure that is, and how long it lasts: in the engine's words.
 *
 * @param {Evidence} evidence
 * @param {Context} context
 */
function toldPart({ told }, { words, book }) {
  return el("div", { class: "mk-told" }, ...told.map((reason) => line(words.reason(reason, book.titles), "mk-told__line")));
}

/**
 * @param {Evidence} evidence
 * @param {Context} context
 */
function rulePart({ level, rule }, context) {
  const { words } = context;
  const next = levelAbove(level);
  if (!next || rule.length === 0) return el("p", {}, words.say("progress.rule-top"));
  return el(
    "div",
    { class: "mk-rule" },
    el("p", { class: "mk-evidence__title" }, words.say("progress.rule", { level: words.say(`level.${next}`) })),
    ruleList(rule, context),
  );
}

/**
 * @param {Evidence} evidence
 * @param {Context} context
 */
function attemptsPart({ attempts, competency }, context) {
  const { words } = context;
  const title = el("p", { class: "mk-evidence__title" }, words.say("progress.attempts"));
  if (attempts.length === 0) return el("div", {}, title, el("p", {}, words.say("progress.none")));
  const list = el("ol", { class: "mk-attempts" });
  for (const attempt of attempts) list.append(attemptRow(attempt, context));
  void nameQuestions(list, attempts, competency, context);
  return el("div", {}, title, list);
}

/**
 * @param {AttemptEvidence} attempt
 * @param {Context} context
 */
function attemptRow(attempt, { words, book }) {
  const why = attempt.counts ? "" : words.reason({ code: attempt.why_not ?? "" }, book.titles);
  return el(
    "li",
    { class: `mk-attempt mk-attempt--${attempt.verdict}`, "data-item": attempt.item, "data-verdict": attempt.verdict },
    icon(attempt.verdict === "right" ? "right" : attempt.verdict === "wrong" ? "wrong" : "book"),
    el(
      "span",
      { class: "mk-attempt__text" },
      el("strong", {}, words.say(`progress.${attempt.verdict}`)),
      el("span", { class: "mk-attempt__question" }),
      el("span", { class: "mk-attempt__mode" }, words.say(`progress.mode.${attempt.mode}`)),
      why ? el("span", { class: "mk-attempt__why" }, words.say("progress.not-counted", { reason: why })) : null,
    ),
    el("time", { class: "mk-attempt__date", datetime: new Date(attempt.at * 1000).toISOString() }, words.date(attempt.at)),
  );
}

/**
 * The titles of the questions, when their file is there.
 *
 * @param {HTMLElement} list
 * @param {AttemptEvidence[]} attempts
 * @param {string} competency
 * @param {Context} context
 */
async function nameQuestions(list, attempts, competency, { items, book }) {
  for (const [index, { item }] of attempts.entries()) {
    const page = await items.page(item, [...book.competenciesOf(item), competency]).catch(() => null);
    const place = list.children[index]?.querySelector(".mk-attempt__question");
    if (place) place.textContent = page?.title ?? "";
  }
}
