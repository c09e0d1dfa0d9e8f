// @ts-check
/** What the learner wrote in earlier weeks, to be read again. */

import { el } from "../dom.js";

/** @typedef {import("../context.js").Context} Context */

/** @param {Context} context */
export function diary(context) {
  const { words } = context;
  const body = el("div", { class: "mk-diary" });
  const details = el("details", { class: "mk-evidence", "data-diary": true }, el("summary", {}, words.say("week.diary")), body);
  details.addEventListener("toggle", () => details.open && void fill(body, context));
  return details;
}

/**
 * @param {HTMLElement} body
 * @param {Context} context
 */
async function fill(body, { session, words }) {
  const told = await session.told("diary").catch(() => null);
  /** @type {{prompt: string, text: string, day: string}[]} */
  const written = (told?.reflections ?? []).toReversed();
  const rows = written.map(({ prompt, text, day }) =>
    el(
      "div",
      { class: "mk-diary__entry" },
      el("p", { class: "mk-quiet" }, words.day(day), " · ", words.has(`reflect.${prompt}`) ? words.say(`reflect.${prompt}`) : words.say("week.other-question")),
      el("p", { class: "mk-diary__text", dir: "auto" }, text),
    ),
  );
  body.replaceChildren(...(rows.length > 0 ? rows : [el("p", { class: "mk-quiet" }, words.say(told ? "week.diary-empty" : "progress.later"))]));
}
