// @ts-check
/** What went wrong, said at once and with a way to lose nothing. */

import { button } from "./dom.js";
import { saveProgress } from "./download.js";
import { notice } from "./notice.js";

/** @param {import("./context.js").Context} context */
export function watchTroubles({ session, words, book }) {
  const close = words.say("notice.close");
  const tell = (/** @type {string} */ name, /** @type {HTMLElement | null} */ action = null) =>
    notice(name, words.say(name), words.say(`${name}-why`), close, action);
  const save = () =>
    button(words.say("store.save"), "mk-button mk-button--primary", () => saveProgress(session, book.course.id), { "data-action": "save-everything" });
  session.addEventListener("unstored", () => tell("store.failed", save()));
  session.addEventListener("damaged", () => tell("store.quarantined"));
  session.addEventListener("newer", () => tell("store.newer"));
  session.addEventListener("nearly-full", () => tell("store.nearly-full", save()));
  const forget = (/** @type {string} */ name) => document.querySelector(`[data-mk-notice="${name}"]`)?.remove();
  session.addEventListener("stored", () => forget("store.failed"));
  for (const name of ["open", "failed"]) session.addEventListener(name, () => forget("engine.again"));
  session.addEventListener("failed", () => tell(session.failure?.details["stopped"] ? "engine.stopped" : "engine.failed"));
  return { forbidden: () => tell("store.forbidden", save()), again: () => tell("engine.again") };
}
