// @ts-check
/** Which questions come onto a worksheet. The same choice and number always make the same sheet, on every device. */

import { checksum } from "./checksum.js";

/** @typedef {{id: string, competencies: string[], level: number, use: string, variant_of?: string}} Item */

/**
 * The competencies take turns; of a question in many variants there is one. Questions of checks are not given away.
 *
 * @template {Item} I
 * @param {I[]} items
 * @param {string[]} competencies
 * @param {number} count
 * @param {number} sheet its number
 * @returns {I[]} by competency, easy ones first
 */
export function chosenItems(items, competencies, count, sheet) {
  const queues = competencies.map((id) => onePerFamily(items.filter((item) => item.use === "practice" && item.competencies[0] === id), sheet));
  /** @type {I[][]} */
  const taken = queues.map(() => []);
  for (let turn = 0, left = count; left > 0 && queues.some((queue) => queue.length > 0); turn += 1) {
    const at = turn % queues.length;
    const next = queues[at]?.shift();
    if (!next) continue;
    taken[at]?.push(next);
    left -= 1;
  }
  return taken.flatMap((each) => each.sort((a, b) => a.level - b.level));
}

/**
 * In an order of their own for each sheet.
 *
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => string} name
 * @param {number} sheet
 * @returns {T[]}
 */
export function shuffled(things, name, sheet) {
  const keys = new Map(things.map((thing) => [thing, checksum(`${sheet}/${name(thing)}`)]));
  return [...things].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

/**
 * @template {Item} I
 * @param {I[]} items
 * @param {number} sheet
 */
function onePerFamily(items, sheet) {
  /** @type {Map<string, I>} */
  const families = new Map();
  for (const item of shuffled(items, ({ id }) => id, sheet)) {
    const family = item.variant_of ?? item.id;
    if (!families.has(family)) families.set(family, item);
  }
  return [...families.values()];
}
