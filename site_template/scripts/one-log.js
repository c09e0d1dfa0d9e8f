// @ts-check
/** One log of what several tabs have told: each event once, in order. */

/** @typedef {import("./types.js").CourseEvent} CourseEvent */

/**
 * Two tellings of an event that differ only in the event they were logged after are one: two tabs
 * have settled it. Two that say different things are both there: the engine decides.
 *
 * @param {CourseEvent[]} events
 * @returns {CourseEvent[]}
 */
export function oneLog(events) {
  /** @type {Map<string, CourseEvent>} */
  const byId = new Map();
  /** @type {CourseEvent[]} */
  const others = [];
  for (const event of events) {
    const known = byId.get(event.id);
    if (!known) byId.set(event.id, event);
    else if (saidBy(known) !== saidBy(event)) others.push(event);
    else if (linkOf(event) < linkOf(known)) byId.set(event.id, event);
  }
  return [...byId.values(), ...others].sort(inOrder);
}

/** @param {CourseEvent} event */
function saidBy({ prev, ...said }) {
  return JSON.stringify(said);
}

/**
 * The engine chooses between two links in the same way, so that a log is the same wherever it is read.
 *
 * @param {CourseEvent} event
 */
function linkOf({ prev }) {
  const link = /** @type {{id: string, hash: string} | null | undefined} */ (prev);
  if (link === undefined) return "~";
  return JSON.stringify(link && { hash: link.hash, id: link.id });
}

/**
 * @param {CourseEvent} a
 * @param {CourseEvent} b
 */
function inOrder(a, b) {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
