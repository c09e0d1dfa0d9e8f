// @ts-check
/**
 * Walking as somebody: a made-up student's progress in a profile of its own, and a clock that can be moved.
 *
 * The profile is in no list of people, so that the teacher's own progress is never touched. Who it is
 * stays as long as the tab; what they have done, and when they are, stays in the browser.
 */

import { setAhead } from "../clock.js";
import { tabArea, walkAs } from "../door.js";
import { newId } from "../ids.js";
import { storageArea } from "../memory-area.js";
import { courseId, loadJson, siteUrl } from "../site.js";
import { Store } from "../store.js";

/** Whom one can walk as, besides oneself; authoring/build/preview/made_students.py makes them. */
export const STUDENTS = ["new", "strong", "weak", "returning"];

/** After so many milliseconds a made-up student's log, which ends on the day before, is made anew. */
const FRESH = 12 * 3_600_000;

/**
 * @typedef {{who: string, name: string}} Walk
 * @typedef {{ahead: number, made: number, before: Record<string, string> | null}} Journey `before` is what was stored when the clock was moved first
 */

const { area } = storageArea();
const tab = tabArea();
const course = courseId();
const WALK = `mkcourse/${course}/walk`;

/** @returns {Walk | null} null for the teacher's own self */
export function walk() {
  const found = parsed(tab.getItem(WALK));
  return STUDENTS.includes(found?.who) ? found : null;
}

/** @returns {number} seconds that the clock is ahead */
export function ahead() {
  const here = walk();
  return here ? journey(here.who).ahead : 0;
}

/** Puts who walks and their clock in place; before anything else of the page asks for them. */
export function setOut() {
  const here = walk();
  if (!here) return;
  setAhead(ahead());
  walkAs({ id: profile(here.who), name: here.name, picture: "", colour: "grey", since: 0, lock: null });
}

/** Back to oneself. Takes effect when the page is loaded anew, as all that follows. */
export function walkAsMyself() {
  tab.removeItem(WALK);
}

/**
 * Goes on as that student, where one stopped not long ago; else from what the server makes of them.
 *
 * @param {string} who
 * @param {string} name
 */
export async function walkAsStudent(who, name) {
  if (Date.now() - journey(who).made > FRESH) await makeAnew(who);
  tab.setItem(WALK, JSON.stringify({ who, name }));
}

/**
 * A student as the simulation made them, in the present.
 *
 * @param {string} who
 */
export async function makeAnew(who) {
  const at = Math.floor(Date.now() / 1000);
  const zone = -new Date().getTimezoneOffset();
  const { events } = await loadJson(siteUrl(`preview/students/${who}.json?at=${at}&zone=${zone}`));
  forget(who);
  new Store(area, course, () => `${newId()}@walk`, profile(who)).appendAll(events);
  saveJourney(who, { ahead: 0, made: Date.now(), before: null });
}

/**
 * Moves the clock ahead. What was done until then is kept, to come back to.
 *
 * @param {number} seconds
 */
export function moveClock(seconds) {
  const here = walk();
  if (!here) return;
  const { ahead: until, before, made } = journey(here.who);
  saveJourney(here.who, { ahead: until + seconds, made, before: before ?? stored(here.who) });
}

/** Back to now, and to what was done until the clock was moved. */
export function backToNow() {
  const here = walk();
  if (!here) return;
  const { before, made } = journey(here.who);
  if (before) {
    forget(here.who);
    for (const [key, text] of Object.entries(before)) area.setItem(key, text);
  }
  saveJourney(here.who, { ahead: 0, made, before: null });
}

/** @param {string} who */
function profile(who) {
  return `walk-${who}`;
}

/** @param {string} who */
function prefix(who) {
  return `mkcourse/${course}/${profile(who)}/`;
}

/**
 * @param {string} who
 * @returns {Journey}
 */
function journey(who) {
  const found = parsed(area.getItem(`mkcourse/${course}/journey-${who}`));
  return { ahead: 0, made: 0, before: null, ...found };
}

/**
 * @param {string} who
 * @param {Journey} made
 */
function saveJourney(who, made) {
  area.setItem(`mkcourse/${course}/journey-${who}`, JSON.stringify(made));
}

/**
 * @param {string} who
 * @returns {Record<string, string>} all that is stored of a student, by its keys
 */
function stored(who) {
  return Object.fromEntries(keys(who).map((key) => [key, area.getItem(key) ?? ""]));
}

/** @param {string} who */
function forget(who) {
  for (const key of keys(who)) area.removeItem(key);
}

/** @param {string} who */
function keys(who) {
  const all = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "");
  return all.filter((key) => key.startsWith(prefix(who)));
}

/**
 * @param {string | null} text
 * @returns {any} null where it is absent or damaged
 */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
