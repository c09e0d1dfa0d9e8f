// @ts-check
/** On low data the engine is not fetched unasked: its size is told first, and what is answered meanwhile is kept. */

import { button } from "./dom.js";
import { giveUpDrawing } from "./drawn.js";
import { isLowData } from "./low-data.js";
import { notice } from "./notice.js";
import { assetUrl, courseId, loadJson, siteUrl } from "./site.js";

const NAME = "engine-offer";

/**
 * Starts the session's engine, at once or when the learner wants it.
 *
 * @param {import("./context.js").Context} context
 */
export async function startEngine({ session, words }) {
  if (!isLowData() || wasWanted() || (await isKept())) return void session.start();
  giveUpDrawing(); // what needs the engine may never be drawn
  const size = await engineSize().then((bytes) => words.size(bytes), () => "");
  const offer = () => {
    if (session.isOpen || wasWanted()) return;
    const go = button(words.say("engine-offer.go"), "mk-button mk-button--primary", start, { "data-action": "fetch-engine" });
    notice(NAME, words.say("engine-offer.title"), words.say(size ? "engine-offer.text" : "engine-offer.text-no-size", { size }), words.say("engine-offer.later"), go);
  };
  const start = () => {
    remember();
    document.querySelector(`[data-mk-notice="${NAME}"]`)?.remove();
    void session.start();
  };
  document.addEventListener("submit", offer); // an answer waits for it
  offer();
}

/** Whether it would come from this device. */
async function isKept() {
  return "caches" in window && (await caches.match(assetUrl("pyodide/pyodide.asm.wasm")).catch(() => undefined)) !== undefined;
}

/** @returns {Promise<number>} bytes, if the server does not compress */
async function engineSize() {
  return (await loadJson(siteUrl("assets/mkcourse/offline.json"))).engine;
}

function wasWanted() {
  try {
    return sessionStorage.getItem(`mkcourse/${courseId()}/engine`) === "yes";
  } catch {
    return false;
  }
}

function remember() {
  try {
    sessionStorage.setItem(`mkcourse/${courseId()}/engine`, "yes");
  } catch {
    // Asked again on the next page.
  }
}
