// @ts-check
/**
 * A tab that is open for days, while the site is built anew behind it: that is told when the learner comes back to
 * it, or when something fails, since what is newer takes the files of the older away. Another page of the newer
 * edition is loaded whole, so that it gets its own scripts. Nothing is lost by it: the log is replayed on the new
 * edition, whenever a page is loaded. Where a service worker keeps the course, it tells this (offline.js), and a tab's
 * own files stay.
 */

import { newerData } from "./data.js";
import { button } from "./dom.js";
import { notice } from "./notice.js";
import { onPage } from "./page-changes.js";
import { siteUrl } from "./site.js";

/** The site is asked so often at most, in milliseconds, and so often where something has failed. */
const PAUSE = 600_000;
const PAUSE_IN_TROUBLE = 10_000;

/** Of the page that these scripts came with; "" under `mkcourse serve`. */
const EDITION = shownEdition();

/** @param {import("./context.js").Context} context */
export function watchEdition({ session, words }) {
  if (EDITION === "") return;
  let asked = Date.now();
  let askedInTrouble = 0;
  const ask = async () => {
    asked = Date.now();
    const edition = await currentEdition();
    if (edition === null || edition === EDITION) return;
    const load = button(words.say("edition.load"), "mk-button mk-button--primary", () => location.reload(), { "data-action": "load-edition" });
    notice("edition", words.say("edition.new"), words.say("edition.new-why"), words.say("notice.close"), load);
  };
  const askInTrouble = () => {
    if (Date.now() - askedInTrouble < PAUSE_IN_TROUBLE) return;
    askedInTrouble = Date.now();
    void ask();
  };
  document.addEventListener("visibilitychange", () => {
    const isDue = document.visibilityState === "visible" && Date.now() - asked >= PAUSE;
    if (isDue && !navigator.serviceWorker?.controller) void ask();
  });
  window.addEventListener("unhandledrejection", askInTrouble); // as of an import() whose file has gone
  session.addEventListener("failed", askInTrouble);
  void newerData.then(askInTrouble);
  onPage(() => {
    if (shownEdition() !== EDITION) location.reload();
  });
}

function shownEdition() {
  return document.querySelector('meta[name="mkcourse-edition"]')?.getAttribute("content") ?? "";
}

/** @returns {Promise<string | null>} null where the site cannot be reached */
async function currentEdition() {
  try {
    const answer = await fetch(siteUrl("mkcourse-site.json"), { cache: "no-cache" });
    return answer.ok ? ((await answer.json()).edition ?? null) : null;
  } catch {
    return null;
  }
}
