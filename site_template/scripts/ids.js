// @ts-check
/** Names for events and segments: the time, then chance. Sorted by name, they are sorted by time. */

let last = 0;

/** @returns {string} */
export function newId() {
  last = Math.max(last + 1, Date.now());
  return `${last.toString(36)}-${chance()}`;
}

/** @returns {string} 8 letters and digits: a log holds many names; getRandomValues exists on plain HTTP too */
function chance() {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high.toString(36) + low.toString(36)).padStart(8, "0").slice(-8);
}
