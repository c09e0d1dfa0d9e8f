// @ts-check
/**
 * What one learner has in the browser's storage: the log, what is pending, and a head with the last view.
 *
 * The log is event-log.js's, what is not settled yet pending.js's, small things keepsakes.js's. The
 * engine's snapshot is a cache, and the first thing to go when there is no room.
 */

import { checkedText, checkedValue, parsed, record } from "./checked-text.js";
import { EventLog } from "./event-log.js";
import { Keepsakes } from "./keepsakes.js";
import { Pending } from "./pending.js";
import { ProfileArea, SNAPSHOT } from "./profile-area.js";
import { FIRST, OWN_KEYS } from "./profiles.js";
import { Quarantine } from "./quarantine.js";

export { StoreError } from "./profile-area.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./types.js").Pack} Pack */
/** @typedef {import("./types.js").Showing} Showing */
/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {import("./event-log.js").Older} Older */

/** Browsers keep 2.5 to 5 million characters for all sites of one origin. */
const NEARLY_FULL = 2_000_000;

/** @type {Head} */
const NO_HEAD = { view: null, backup_at: null };

export class Store {
  #area;
  #log;
  #pending;
  #keepsakes;
  /** What was damaged and set aside. */
  quarantine;
  /** @type {Head} */
  #head = NO_HEAD;

  /**
   * @param {Storage} area
   * @param {string} course id
   * @param {() => string} newName gives a fresh name for a segment or a pack
   * @param {string} [profile] id
   * @param {string} [tab] name of this tab
   */
  constructor(area, course, newName, profile = FIRST, tab = "tab") {
    this.#area = new ProfileArea(area, `mkcourse/${course}/${profile}/`);
    this.quarantine = new Quarantine(this.#area);
    this.#log = new EventLog(this.#area, this.quarantine, newName);
    this.#pending = new Pending(this.#area, tab);
    this.#keepsakes = new Keepsakes(this.#area);
  }

  // the log

  /** @returns {CourseEvent[]} every event that is in no pack, in order, each once */
  events() {
    return this.#log.events();
  }

  /** @returns {Pack[]} packs of older events */
  packs() {
    return this.#log.packs();
  }

  /** @returns {boolean} whether nothing has ever been logged here */
  isEmpty() {
    return this.#log.isEmpty();
  }

  /** @returns {string[]} names of segments and packs set aside since the page was opened */
  get quarantined() {
    return this.quarantine.fresh;
  }

  /** @returns {string[]} names of those that a newer engine has written */
  get newer() {
    return this.#log.newer;
  }

  /**
   * Keeps an event. Throws StoreError when only memory holds it.
   *
   * @param {CourseEvent} event
   */
  append(event) {
    this.#log.append([event]);
  }

  /** @param {CourseEvent[]} events */
  appendAll(events) {
    this.#log.append(events);
  }

  /** Tries again to write what only memory holds; throws StoreError where that fails. */
  retry() {
    this.#log.retry();
  }

  /**
   * What could become a pack, if it is worth it.
   *
   * @param {ReadonlySet<string>} [living] other tabs, which are still writing
   */
  older(living = new Set()) {
    return this.#log.older(living);
  }

  /**
   * Puts packs in the place of what they were made from; throws StoreError and changes nothing where there is no room.
   *
   * @param {Older} older
   * @param {Pack[]} packs
   */
  replace(older, packs) {
    this.#log.replace(older, packs);
  }

  // what is not settled yet

  /** @returns {CourseEvent[]} what happened in this tab, or was taken over by it, and is not settled yet */
  pending() {
    return this.#pending.own();
  }

  /** @returns {CourseEvent[]} the same of all tabs */
  allPending() {
    return this.#pending.all();
  }

  /** @param {CourseEvent} event */
  addPending(event) {
    this.#pending.add(event);
  }

  /** @param {string} id */
  dropPending(id) {
    this.#pending.drop(id);
  }

  /**
   * Takes over what tabs have left that live no more.
   *
   * @param {ReadonlySet<string>} living other tabs
   */
  adopt(living) {
    this.#pending.adopt(living);
  }

  // head and snapshot

  /** @returns {Head} */
  head() {
    const stored = /** @type {Head | null} */ (record(parsed(this.#area.text("head"))));
    return stored ? { ...this.#head, ...stored } : this.#head;
  }

  /** @param {Partial<Head>} change */
  saveHead(change) {
    this.#head = { ...this.head(), ...change };
    this.#area.write("head", JSON.stringify(this.#head));
  }

  /** @returns {Snapshot | null} */
  snapshot() {
    return checkedValue(this.#area.text(SNAPSHOT), SNAPSHOT);
  }

  /** @param {Snapshot | null} snapshot kept if there is room */
  saveSnapshot(snapshot) {
    this.#area.remove(SNAPSHOT);
    if (snapshot) this.#area.write(SNAPSHOT, checkedText({ snapshot }));
  }

  // small things

  /**
   * What a practice was showing, so that a reload shows it again.
   *
   * @param {string} place
   */
  showing(place) {
    return this.#keepsakes.showing(place);
  }

  /**
   * @param {string} place
   * @param {Showing} showing
   */
  saveShowing(place, showing) {
    this.#keepsakes.saveShowing(place, showing);
  }

  /**
   * How the learner likes something to be shown here.
   *
   * @param {string} name
   */
  liking(name) {
    return this.#keepsakes.liking(name);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  saveLiking(name, value) {
    this.#keepsakes.saveLiking(name, value);
  }

  /**
   * What was typed at a question and not answered with yet.
   *
   * @param {string} item
   */
  draft(item) {
    return this.#keepsakes.draft(item);
  }

  /**
   * @param {string} item
   * @param {string | null} text null lets go of it
   */
  saveDraft(item, text) {
    this.#keepsakes.saveDraft(item, text);
  }

  // the whole

  /** @returns {boolean} whether the browser may soon store no more, of this or any site of the origin */
  isNearlyFull() {
    return this.#area.letters() > NEARLY_FULL;
  }

  /** Removes this profile's progress, and nothing else of the origin. */
  reset() {
    const names = this.#area.names("").filter((name) => !OWN_KEYS.includes(name));
    for (const name of names) this.#area.remove(name);
    this.forget();
    this.#head = NO_HEAD;
  }

  /** From now on nothing is written: whoever it belonged to has gone. */
  close() {
    this.#area.close();
  }

  /** Lets go of what this tab holds in memory: another tab has removed the progress. */
  forget() {
    this.#log.forget();
    this.#pending.forget();
  }

  /**
   * What a `storage` event of another tab means for us.
   *
   * @param {string | null} key
   * @param {string | null} value
   * @returns {"log" | "reset" | "gone" | null} gone: the profile was removed or locked, or its lock taken off
   */
  noticed(key, value) {
    const name = key === null ? null : this.#area.nameOf(key);
    if (key === null || (name === "head" && value === null)) return "reset";
    if (name === "lock" || (name === "who" && value === null)) return "gone";
    return name?.startsWith("log/") && value !== null ? "log" : null;
  }
}
