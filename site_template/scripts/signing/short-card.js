// @ts-check
/** Short codes that learners typed in: found in their progress files, and read with the key that wrote them. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { fileChoice } from "../projects/fields.js";
import { announce } from "../status.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {{name: string, codes: string[], found: {code: string, says: {kind: string, subject: string, level: string} | null}[]}} Found */

const LARGEST = 20_000_000;

/**
 * @param {import("./page.js").Key} key
 * @param {Context} context
 */
export function shortCard(key, context) {
  const { words } = context;
  const list = el("ul", { class: "mk-divided" });
  const press = button(words.say("signing.short-open"), "mk-button", () => {}, { "data-action": "short-files" });
  press.prepend(icon("bring"));
  const files = fileChoice(press, {
    label: words.say("signing.progress-files"),
    accept: "application/json,.json",
    several: true,
    take: async (chosen) => {
      list.replaceChildren();
      for (const file of chosen) list.append(await rowOf(file, key, context));
      announce(words.count("signing.short-done", chosen.length));
    },
  });
  return el("section", { class: "mk-card", "data-card": "short" }, el("h2", { class: "mk-card__title" }, words.say("signing.short-title")), el("p", {}, words.say("signing.short-why")), el("p", { class: "mk-card__go" }, files), list);
}

/**
 * @param {File} file
 * @param {import("./page.js").Key} key
 * @param {Context} context
 */
async function rowOf(file, { secret }, { session, words, book }) {
  try {
    if (file.size > LARGEST) throw new Error("too large");
    const { name, codes, found } = /** @type {Found} */ (await session.told("sign-short", { secret, file: await file.text() }));
    const rows = found.map(({ code, says }) => el("li", { "data-code": code, "data-genuine": String(says !== null) }, icon(says ? "seal" : "again"), ` ${code}: `, says ? `${book.title(says.subject)} · ${words.has(`level.${says.level}`) ? words.say(`level.${says.level}`) : says.level}` : words.say("signing.short-not-yours")));
    return el("li", {}, el("strong", { dir: "auto" }, name || codes[0] || file.name), rows.length > 0 ? el("ul", { class: "mk-short__codes" }, ...rows) : el("p", { class: "mk-quiet" }, words.say("signing.short-none")));
  } catch {
    return el("li", {}, el("strong", { dir: "auto" }, file.name), el("p", {}, words.say("signing.not-progress")));
  }
}
