// @ts-check
/** Handing the plan over: as one file or a ZIP of many, as a link, and as a QR code where it is short enough. */

import { button, el } from "../dom.js";
import { saveBlob, saveJson } from "../download.js";
import { icon } from "../icons.js";
import { LARGEST_PLAN_FILE, linkOfPlan, LONGEST_LINK, LONGEST_QR, planFile, planFileName } from "../plan/plan-file.js";
import { drawnQr } from "../qr.js";
import { copyLine } from "../signing/copy-line.js";
import { learnersIn } from "../signing/learners.js";
import { localLinkNote } from "../signing/local-link.js";
import { assetUrl } from "../site.js";
import { announce } from "../status.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../types.js").Plan} Plan */
/** @typedef {import("../types.js").PlanFile} PlanFile */
/** @typedef {{name: string, file: PlanFile}} Made */

/**
 * @param {Draft} draft
 * @param {Context} context
 * @param {() => Plan | null | undefined} calendar
 */
export function handOverCard(draft, context, calendar) {
  const { words } = context;
  const result = el("div", { class: "mk-exchange__result", "data-result-of": "plan" });
  const whenMade = (/** @type {(made: Made[]) => void} */ use) => () => {
    const made = filesOf(draft, context, calendar());
    if (made === null) return;
    const isTooLarge = made.some(({ file }) => JSON.stringify(file).length > LARGEST_PLAN_FILE);
    if (isTooLarge) tell(result, words.say("planning.too-large"), "wrong");
    else use(made);
  };
  const save = button(words.say("planning.save"), "mk-button mk-button--primary", whenMade((made) => void saved(made, context).then((name) => tell(result, words.say("exchange.saved", { name }), "right"))), { "data-action": "save-plan" });
  save.prepend(icon("save"));
  const link = button(words.say("planning.link"), "mk-button", whenMade((made) => void showLinks(made, result, context)), { "data-action": "plan-link" });
  link.prepend(icon("qr"));
  return el("section", { class: "mk-card", "data-card": "hand-over" }, el("h2", { class: "mk-card__title" }, words.say("planning.hand-over")), el("p", { class: "mk-quiet" }, words.say("planning.hand-over-why")), el("p", { class: "mk-card__go" }, save, link), result);
}

/**
 * A file for each student, or one for nobody in particular; null while the calendar is wrong.
 *
 * @param {Draft} draft
 * @param {Context} context
 * @param {Plan | null | undefined} plan
 * @returns {Made[] | null}
 */
function filesOf(draft, { book }, plan) {
  if (plan === undefined) return null;
  const names = learnersIn(draft.learners).map(({ name }) => name);
  const profile = Object.fromEntries(Object.entries(draft.profile).filter(([, value]) => value.length > 0));
  return (names.length > 0 ? names : [""]).map((name) => ({ name, file: planFile(book.course, { ...draft, for: name, plan, profile }) }));
}

/**
 * @param {Made[]} made
 * @param {Context} context
 * @returns {Promise<string>} the name of the file
 */
async function saved(made, { book }) {
  const [first] = made;
  if (first && made.length === 1) {
    const name = planFileName(book.course.id, first.name);
    saveJson(name, first.file);
    return name;
  }
  const { strToU8, zipSync } = await import(assetUrl("vendor/zip.js"));
  /** @type {Record<string, Uint8Array>} */
  const entries = {};
  for (const { name, file } of made) {
    const own = planFileName(book.course.id, name);
    entries[own in entries ? own.replace(".json", `-${Object.keys(entries).length + 1}.json`) : own] = strToU8(`${JSON.stringify(file, null, 1)}\n`);
  }
  const name = `${book.course.id}-plans.zip`;
  saveBlob(name, new Blob([zipSync(entries)], { type: "application/zip" }));
  return name;
}

/**
 * @param {Made[]} made
 * @param {HTMLElement} result
 * @param {Context} context
 */
async function showLinks(made, result, { words }) {
  const parts = await Promise.all(
    made.map(async ({ name, file }) => {
      const link = linkOfPlan(file);
      const label = name ? words.say("signing.link-of", { name }) : words.say("planning.link-label");
      if (link.length > LONGEST_LINK) return el("p", {}, words.say("planning.no-link"));
      const picture = link.length > LONGEST_QR ? el("p", { class: "mk-quiet" }, words.say("planning.no-qr")) : el("div", { class: "mk-slip__qr" }, await drawnQr(link, words.say("planning.qr-label", { name: name || words.say("planning.somebody") })));
      return el("div", { class: "mk-plan-link", "data-link-for": name }, picture, copyLine(label, link, words));
    }),
  );
  result.replaceChildren(...localLinkNote(words), ...parts);
  announce(words.count("planning.links-shown", parts.length));
}

/**
 * @param {HTMLElement} result
 * @param {string} outcome
 * @param {"right" | "wrong"} kind
 */
function tell(result, outcome, kind) {
  result.replaceChildren(el("p", { class: `mk-result mk-result--${kind}`, "data-result": kind }, icon(kind === "right" ? "right" : "again"), el("span", {}, outcome)));
  announce(outcome);
}
