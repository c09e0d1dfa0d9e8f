// @ts-check
/** The field with one learner a line, which can be filled from the progress files that were handed in. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { fileChoice } from "../projects/fields.js";
import { announce } from "../status.js";
import { linesOf } from "./learners.js";

/** @typedef {import("../context.js").Context} Context */

const LONGEST = 30_000;

/**
 * @param {Context} context
 * @param {string} help
 */
export function learnersField({ words, session }, help) {
  const area = el("textarea", { name: "learners", rows: "4", dir: "auto", maxlength: String(LONGEST) });
  const told = el("p", { class: "mk-field__trouble", role: "alert" });
  const press = button(words.say("signing.from-files"), "mk-button mk-button--small", () => {}, { "data-action": "from-files" });
  press.prepend(icon("bring"));
  const files = fileChoice(press, {
    label: words.say("signing.progress-files"),
    accept: "application/json,.json",
    several: true,
    take: async (chosen) => {
      const { lines, refused } = await linesOf(chosen, session);
      area.value = [area.value.trim(), ...lines].filter((line) => line !== "").join("\n");
      area.dispatchEvent(new Event("input"));
      told.textContent = refused.length > 0 ? words.say("signing.files-refused", { names: words.list(refused) }) : "";
      announce(words.count("signing.learners-added", lines.length));
    },
  });
  const label = el("label", { class: "mk-field mk-field--wide" }, el("span", {}, words.say("signing.learners")), el("span", { class: "mk-field__help" }, help), area);
  return { element: el("div", { class: "mk-form" }, label, el("p", { class: "mk-learners__files" }, files), told), area };
}
