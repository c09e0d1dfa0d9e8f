// @ts-check
/** How quick the network is, as far as the page can tell from what it has fetched. */

import { isLowData } from "./low-data.js";

/** Mbit/s from which on it is quicker to fetch more and to compute less. */
const QUICK = 3;

/** Files smaller than this tell of the server's delay, not of the network. */
const LEAST_BYTES = 10_000;

/** Networks that are often paid for by what comes in, or take minutes for a few megabytes. */
const DEAR = ["cellular", "slow-2g", "2g"];

/** Whether megabytes may be fetched that no one waits for. */
export function mayFetchAhead() {
  const { type, effectiveType } = /** @type {any} */ (navigator).connection ?? {};
  return !isLowData() && !DEAR.includes(type) && !DEAR.includes(effectiveType);
}

/** Whether nothing speaks against fetching a few megabytes more at once: where nothing came in, nothing is known. */
export function isQuickNetwork() {
  if (isLowData()) return false;
  const fetched = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  const told = fetched.filter(({ transferSize }) => transferSize >= LEAST_BYTES);
  if (told.length === 0) return false;
  const bytes = told.reduce((sum, { transferSize }) => sum + transferSize, 0);
  const seconds = busyMilliseconds(told) / 1000;
  return bytes * 8 >= QUICK * 1e6 * seconds;
}

/**
 * How long something was coming in: what comes at the same time counts once.
 *
 * @param {PerformanceResourceTiming[]} fetched
 */
function busyMilliseconds(fetched) {
  const spans = fetched.map(({ responseStart, responseEnd }) => [responseStart, responseEnd]).sort(([a = 0], [b = 0]) => a - b);
  let busy = 0;
  let until = 0;
  for (const [from = 0, to = 0] of spans) {
    busy += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return busy;
}
