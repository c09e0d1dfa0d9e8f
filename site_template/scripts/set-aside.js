// @ts-check
/** What was found damaged in storage and set aside: present, in words, to be saved to a file or let go of. */

import { button, el } from "./dom.js";
import { saveJson } from "./download.js";

/** @typedef {import("./context.js").Context} Context */

/**
 * @param {Context} context
 * @param {() => void} changed
 * @returns {HTMLElement | null} null where nothing was set aside
 */
export function setAsidePart({ store, words, book }, changed) {
  const parts = store.quarantine.parts();
  if (parts.length === 0) return null;
  const save = () => saveJson(`${book.course.id}-set-aside.json`, parts);
  const letGo = button(words.say("aside.let-go"), "mk-button mk-button--quiet", () => {
    store.quarantine.empty();
    changed();
  }, { "data-action": "let-go" });
  return el(
    "section",
    { class: "mk-card mk-backup__aside", "data-part": "aside" },
    el("h3", {}, words.say("aside.title")),
    el("p", {}, words.count("aside.text", parts.length)),
    el("p", { class: "mk-me__actions" }, button(words.say("aside.save"), "mk-button", save, { "data-action": "save-aside" }), letGo),
  );
}
