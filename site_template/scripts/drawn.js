// @ts-check
/**
 * Says on <html> how far the page has come, so that styles can keep back what would jump (shell.css):
 * `data-mk-waits` from the beginning where scripts run (arrival.js), `data-mk-context` once the elements are mounted,
 * `data-mk-view` once there is something to show of the learner.
 */

/** Milliseconds: who waits for longer than an engine takes on a slow line would rather read, even if it jumps later. */
const LONGEST_WAIT = 30_000;

/** @param {import("./context.js").Context} context */
export function watchDrawing({ session }) {
  const told = document.documentElement.dataset;
  const isFirst = told["mkContext"] === undefined;
  told["mkContext"] = "";
  const hasView = () => (told["mkView"] = "");
  if (session.view) hasView();
  // What the address points to may have come just now.
  if (isFirst && location.hash) requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  session.addEventListener("view", hasView, { once: true });
  session.addEventListener("failed", giveUpDrawing, { once: true });
  if (isFirst) setTimeout(giveUpDrawing, LONGEST_WAIT);
}

/** Nothing will be drawn: what waited for it comes. */
export function giveUpDrawing() {
  delete document.documentElement.dataset["mkWaits"];
}
