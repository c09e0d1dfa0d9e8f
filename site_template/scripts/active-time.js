// @ts-check
/**
 * How long somebody has been at it: time between two signs of life counts 60 seconds at most, and
 * none while the page is out of sight. The pace plan counts in these seconds.
 */

const MOST_IDLE = 60_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "scroll", "touchstart"];

let total = 0;
let last = Date.now();
let isSeen = true;
let answering = 0;

/** Adds the time since the last sign of life. */
function count() {
  const now = Date.now();
  if (isSeen) total += Math.min(Math.max(now - last, 0), MOST_IDLE);
  last = now;
}

/** Listens from now on. */
export function watchActiveTime() {
  for (const sign of SIGNS) document.addEventListener(sign, count, { passive: true, capture: true });
  document.addEventListener("visibilitychange", () => {
    count();
    isSeen = document.visibilityState === "visible";
  });
}

/** @param {number} seconds spent on a question, which are no reading time */
export function countAnswering(seconds) {
  answering += seconds;
}

/** Seconds of activity but for the questions; the difference of two readings is a duration. */
export function readingSeconds() {
  return activeSeconds() - answering;
}

/** Seconds of activity since the page was loaded; the difference of two readings is a duration. */
export function activeSeconds() {
  count();
  return total / 1000;
}
