// @ts-check
/**
 * A tab that is open for days, while the site is built anew behind it: that is told when the learner
 * comes back to it. Nothing is lost by it: the log is replayed on the new edition, whenever the page is
 * loaded. Where a service worker keeps the course, it tells this (offline.js).
 */

import { button } from "./dom.js";
import { notice } from "./notice.js";
import { siteUrl } from "./site.js";

/** The site is asked so often at most, in milliseconds. */
const PAUSE = 600_000;

/** @param {import("./context.js").Context} context */
export function watchEdition({ book, words }) {
  let asked = Date.now();
  document.addEventListener("visibilitychange", async () => {
    const isDue = document.visibilityState === "visible" && Date.now() - asked >= PAUSE;
    if (!isDue || navigator.serviceWorker?.controller) return;
    asked = Date.now();
    const edition = await currentEdition();
    if (edition === null || edition === book.course.edition) return;
    const load = button(words.say("edition.load"), "mk-button mk-button--primary", () => location.reload(), { "data-action": "load-edition" });
    notice("edition", words.say("edition.new"), words.say("edition.new-why"), words.say("notice.close"), load);
  });
}

/** @returns {Promise<string | null>} null where the site cannot be reached */
async function currentEdition() {
  try {
    const answer = await fetch(siteUrl("assets/course/course.json"), { cache: "no-cache" });
    return answer.ok ? ((await answer.json()).edition ?? null) : null;
  } catch {
    return null;
  }
}
