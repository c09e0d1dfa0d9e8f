// @ts-check
/** A teacher's sign-off: the learner's own code to give to the teacher, and the teacher's code to bring in. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { qrChoice } from "../qr-choice.js";
import { textField } from "./fields.js";
import { tell } from "./incoming.js";
import { projectPage, watchPortfolio } from "./state.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").SignOff} SignOff */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const project = place.dataset["project"] ?? "";
  const list = el("ul", { class: "mk-sign-offs" });
  const own = el("p", {});
  const panel = el("div", { class: "mk-peer-panel" });
  place.replaceChildren(list, own, codeForm(panel, context), panel);
  watchPortfolio(context, gone, ({ learner, sign_offs: signOffs }) => {
    own.replaceChildren(...ownCode(learner, context));
    const mine = signOffs.filter(({ kind, subject }) => kind === "project" && subject === project);
    list.replaceChildren(...mine.map((each) => signOffCard(each, context)));
  });
}

/**
 * @param {HTMLElement} panel where the outcome is told
 * @param {Context} context
 */
export function codeForm(panel, context) {
  const { words } = context;
  const code = textField(words.say("sign-off.code"), { longest: 1300, hint: words.say("sign-off.code-hint"), name: "code" });
  const pictures = qrChoice(context.words, (found) => {
    code.input.value = found;
    form.requestSubmit();
  }, (trouble) => tell(panel, { kind: "wrong", outcome: trouble }));
  const form = el(
    "form",
    { class: "mk-code-form" },
    code.element,
    pictures,
    el("button", { type: "submit", class: "mk-button", "data-action": "bring-code" }, words.say("sign-off.bring")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const result = await bringCode(code.input.value, context);
    if (result.kind === "right") code.input.value = "";
    tell(panel, result);
  });
  return form;
}

/**
 * @param {string[]} codes of this learner
 * @param {Context} context
 */
function ownCode([first], { words }) {
  if (!first) return [words.say("sign-off.no-own-code")];
  return [words.say("sign-off.own-code"), " ", el("strong", { class: "mk-own-code", "data-code": first }, first)];
}

/**
 * Takes a code in if it is genuine and for this learner.
 *
 * @param {string} written the code, or the link that holds it
 * @param {Context} context
 * @returns {Promise<{kind: "right" | "wrong", outcome: string, why?: string}>}
 */
export async function bringCode(written, { words, session, book }) {
  const code = written.trim().replace(/^.*#sign=/, "").replaceAll(/\s+/g, "");
  try {
    const { says, refused, short } = await session.told("sign-off", { code });
    if (short) {
      await session.act("SignedOff", { code: short });
      return { kind: "right", outcome: words.say("sign-off.short-kept", { code: short }), why: words.say("sign-off.short-why") };
    }
    if (refused) return { kind: "wrong", outcome: words.say("sign-off.refused"), why: words.say(`sign-off.refused-${refused}`, { name: says?.learner ?? "" }) };
    await session.act("SignedOff", { code });
    return { kind: "right", outcome: words.say("sign-off.brought", { by: says.by, title: book.title(says.subject) }) };
  } catch {
    return { kind: "wrong", outcome: words.say("sign-off.refused"), why: words.say("project.failed") };
  }
}

/**
 * @param {SignOff} told
 * @param {Context} context
 */
export function signOffCard(told, context) {
  const { words, book } = context;
  if (told.kind === "short") return shortCard(told, words);
  const isGood = told.refused === null;
  const outcome = isGood ? words.say("sign-off.by", { by: told.by }) : words.say("sign-off.refused");
  const level = el("span", {}, levelInWords(told, words));
  if (isGood && told.kind === "project") void nameLevel(level, told, words);
  return el(
    "li",
    { class: `mk-sign-off mk-sign-off--${isGood ? "good" : "refused"}`, "data-sign-off": told.subject },
    icon(isGood ? "seal" : "again"),
    el(
      "div",
      {},
      el("p", { class: "mk-sign-off__by" }, outcome),
      isGood
        ? el("p", { class: "mk-quiet" }, `${book.title(told.subject)} · ${fullDay(told.day)} · ${words.say("sign-off.for", { name: told.learner })} · `, level)
        : el("p", { class: "mk-quiet" }, words.say(`sign-off.refused-${told.refused}`, { name: told.learner })),
    ),
  );
}

/**
 * A short code: what it says only its maker knows.
 *
 * @param {SignOff} told
 * @param {import("../words.js").Words} words
 */
function shortCard({ code }, words) {
  return el("li", { class: "mk-sign-off", "data-sign-off": "short" }, icon("seal"), el("div", {}, el("p", { class: "mk-sign-off__by", dir: "auto" }, words.say("sign-off.short", { code })), el("p", { class: "mk-quiet" }, words.say("sign-off.short-why"))));
}

/**
 * @param {string} day an ISO date
 * @returns {string} with its year: a sign-off is looked at for years
 */
export function fullDay(day) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "medium", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/**
 * @param {SignOff} told
 * @param {import("../words.js").Words} words
 */
function levelInWords({ level }, words) {
  return words.say("sign-off.level", { level: words.has(`level.${level}`) ? words.say(`level.${level}`) : level });
}

/**
 * The rubric's own word for the level, where it has one.
 *
 * @param {HTMLElement} place
 * @param {SignOff} told
 * @param {import("../words.js").Words} words
 */
async function nameLevel(place, told, words) {
  const page = await projectPage(told.subject).catch(() => null);
  const named = page?.levels.find(({ points, text }) => String(points) === told.level && text !== "");
  if (named) place.textContent = words.say("sign-off.level", { level: `${told.level} (${named.text})` });
}
