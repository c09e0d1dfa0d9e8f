// @ts-check
/** <mk-sealed-checks>: the checkpoints of the course; each opens with the passphrase that the teacher tells in class. */

import { button, el } from "../dom.js";
import { link } from "../feedback.js";
import { labelled } from "../plan/fields.js";
import { WrongPassphrase } from "../sealed-area.js";
import { Series } from "../series.js";
import { siteUrl } from "../site.js";
import { announce } from "../status.js";
import { openCheckpoint } from "./opening.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").SealedCheck} SealedCheck */

const LONGEST = 200;

/** What was opened since the page was loaded. @type {Set<string>} */
const open = new Set();

/**
 * @param {HTMLElement} place
 * @param {Context} context
 */
export function mount(place, context) {
  const { words, book } = context;
  const checks = book.course.checkpoints ?? [];
  if (checks.length === 0) return place.replaceChildren();
  place.replaceChildren(
    el("h2", {}, words.say("sealed.title")),
    el("p", {}, words.say("sealed.lede")),
    el("div", { class: "mk-stack" }, ...checks.map((check) => card(check, context))),
  );
}

/**
 * @param {SealedCheck} check
 * @param {Context} context
 */
function card(check, context) {
  const { words, book } = context;
  const place = el("section", { class: "mk-card", "data-sealed-check": check.id, "aria-label": check.title });
  const asked = passphraseForm(words, async (passphrase) => {
    await openCheckpoint(check.id, passphrase, context);
    open.add(check.id);
    await ask(check, place, context);
  });
  const go = button(words.say("sealed.go-on"), "mk-button mk-button--primary", () => void ask(check, place, context), { "data-action": "go-on" });
  place.replaceChildren(
    el("h3", { class: "mk-card__title" }, check.title),
    el("p", { class: "mk-card__topics" }, words.list(check.competencies.map((id) => book.title(id)))),
    el("p", { class: "mk-quiet" }, words.count("sealed.questions", check.items.length)),
    open.has(check.id) ? el("p", { class: "mk-card__go" }, go) : asked,
  );
  return place;
}

/**
 * @param {import("../words.js").Words} words
 * @param {(passphrase: string) => Promise<void>} take
 */
function passphraseForm(words, take) {
  const input = el("input", { type: "text", name: "passphrase", autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: String(LONGEST), dir: "ltr" });
  const told = el("p", { class: "mk-field__trouble", role: "alert" });
  const press = el("button", { type: "submit", class: "mk-button mk-button--primary" }, words.say("sealed.open"));
  const form = el("form", { class: "mk-form", novalidate: true }, labelled(words.say("sealed.passphrase"), input, words.say("sealed.passphrase-help")), told, el("p", { class: "mk-card__go" }, press));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    if (!input.value.trim()) return input.focus();
    press.disabled = true;
    announce(words.say("lock.working"));
    await new Promise((painted) => setTimeout(painted, 50));
    await take(input.value).catch((error) => {
      told.textContent = words.say(error instanceof WrongPassphrase ? "sealed.wrong" : "sealed.failed");
    });
    press.disabled = false;
  });
  return form;
}

/**
 * The questions that are left, one after the other.
 *
 * @param {SealedCheck} check
 * @param {HTMLElement} place
 * @param {Context} context
 */
async function ask(check, place, context) {
  const { words, session } = context;
  const { left } = await session.told("checkpoint", { checkpoint: check.id, avoid: [] });
  const score = { right: 0, count: 0 };
  const series = new Series(place, context, {
    mode: "check",
    competencies: check.competencies,
    most: left,
    stop: words.say("set.stop"),
    focus: null,
    choose: async (avoid) => (await session.told("checkpoint", { checkpoint: check.id, avoid })).next,
    onSettled: (_, isRight) => {
      score.count += 1;
      score.right += isRight ? 1 : 0;
    },
    onEnd: () => void done(check, score, place, context),
  });
  await series.start();
}

/**
 * @param {SealedCheck} check
 * @param {{right: number, count: number}} score
 * @param {HTMLElement} place
 * @param {Context} context
 */
async function done(check, { right, count }, place, { words, session }) {
  const { left } = await session.told("checkpoint", { checkpoint: check.id, avoid: [] });
  const said = words.say(left > 0 ? "sealed.paused" : count > 0 ? "sealed.done" : "sealed.done-before");
  const title = el("h3", { class: "mk-card__title", tabindex: "-1" }, said);
  const row = count > 0 ? el("p", { "data-score": `${right}/${count}` }, words.say("set.row", { right, count })) : null;
  place.replaceChildren(title, ...(row ? [row] : []), el("p", { class: "mk-card__go" }, link(siteUrl("progress/"), words.say("sealed.progress"), "mk-button")));
  title.focus();
  announce(said);
}
