// @ts-check
/**
 * The log of events in a profile's storage.
 *
 * Every tab writes segments of its own, so that two tabs never overwrite each other; the log is
 * the union of all segments and of the packs that the engine has made of older ones. What cannot
 * be written stays in memory and is tried again with whatever happens next.
 */

import { checkedText, checkedValue, FORMAT, formatOf } from "./checked-text.js";
import { oneLog } from "./one-log.js";
import { tabOf } from "./presence.js";
import { isSealed } from "./sealed-area.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Pack} Pack */
/** @typedef {import("./profile-area.js").Part} Part */
/** @typedef {{events: CourseEvent[], packs: Pack[], parts: Part[]}} Older */

/** A segment is closed at this many events, so that one answer rewrites little. */
const SEGMENT_EVENTS = 200;

/** So many events of older segments are worth a pack. */
const PACK_EVENTS = 300;

export class EventLog {
  #area;
  #quarantine;
  #newName;
  #segment = "";
  /** @type {CourseEvent[]} */
  #own = [];
  /** @type {CourseEvent[]} closed segments that could not be written */
  #unwritten = [];
  /** Whether the last write failed. */
  #owes = false;
  /** @type {string[]} names of parts that a newer engine has written, or that are locked */
  newer = [];

  /**
   * @param {import("./profile-area.js").ProfileArea} area
   * @param {import("./quarantine.js").Quarantine} quarantine
   * @param {() => string} newName gives a fresh name, of a segment of this tab or of a pack
   */
  constructor(area, quarantine, newName) {
    this.#area = area;
    this.#quarantine = quarantine;
    this.#newName = newName;
  }

  /** @returns {CourseEvent[]} every event that is in no pack, in order, each once */
  events() {
    const told = this.#area.names("log/").flatMap((name) => this.#eventsOf(name));
    return oneLog([...told, ...this.#unwritten, ...this.#own]);
  }

  /** @returns {Pack[]} packs of older events */
  packs() {
    return this.#area.names("pack/").flatMap((name) => this.#packOf(name));
  }

  /** @returns {boolean} whether nothing has ever been logged here */
  isEmpty() {
    return this.#own.length === 0 && this.#area.names("log/").length === 0 && this.#area.names("pack/").length === 0;
  }

  /** @param {CourseEvent[]} events kept in memory where StoreError is thrown */
  append(events) {
    if (events.length === 0) return;
    if (this.#segment === "" || this.#own.length >= SEGMENT_EVENTS) this.#openSegment();
    this.#own.push(...events);
    this.#write();
  }

  /** Writes what only memory holds, if there is any; throws StoreError where that fails again. */
  retry() {
    if (this.#owes) this.#write();
  }

  #write() {
    this.#owes = true;
    const all = [...this.#unwritten, ...this.#own];
    this.#area.write(`log/${this.#segment}`, checkedText({ events: all }));
    this.#own = all;
    this.#unwritten = [];
    this.#owes = false;
  }

  /** Lets go of what this tab holds in memory. */
  forget() {
    this.#segment = "";
    this.#own = [];
    this.#unwritten = [];
    this.#owes = false;
  }

  /**
   * What could become a pack, if it is worth it; not what a tab is still writing.
   *
   * @param {ReadonlySet<string>} living tabs, this one left out
   * @returns {Older | null}
   */
  older(living) {
    const segments = this.#area.names("log/").filter((name) => name !== `log/${this.#segment}` && !living.has(tabOf(name)));
    const events = oneLog(segments.flatMap((name) => this.#eventsOf(name)));
    if (events.length < PACK_EVENTS) return null;
    const parts = [...segments, ...this.#area.names("pack/")].map((name) => ({ name, text: this.#area.text(name) ?? "" }));
    return { events, packs: this.packs(), parts: parts.filter(({ name }) => !this.newer.includes(name)) };
  }

  /**
   * Puts packs in the place of what they were made from. Lets go of nothing
   * before they are there, and of no part that was written to since. Throws
   * StoreError when there is no room for them; then all is as it was.
   *
   * @param {Older} older
   * @param {Pack[]} packs
   */
  replace(older, packs) {
    const texts = packs.map((pack) => checkedText({ pack }));
    const kept = new Set(texts);
    const fresh = texts.filter((text) => !older.parts.some((part) => part.text === text));
    this.#area.writeAll(fresh.map((text) => ({ name: `pack/${this.#newName()}`, text })));
    for (const { name, text } of older.parts) {
      if (!kept.has(text) && this.#area.text(name) === text) this.#area.remove(name);
    }
  }

  #openSegment() {
    if (this.#own.length > 0 && !this.#isWritten()) this.#unwritten.push(...this.#own);
    this.#segment = this.#newName();
    this.#own = [];
  }

  #isWritten() {
    return this.#area.text(`log/${this.#segment}`) === checkedText({ events: this.#own });
  }

  /**
   * @param {string} name
   * @returns {CourseEvent[]}
   */
  #eventsOf(name) {
    const events = this.#partOf(name, "events");
    if (events !== null && !Array.isArray(events)) this.#quarantine.setAside(name);
    return Array.isArray(events) ? events : [];
  }

  /**
   * @param {string} name
   * @returns {Pack[]} one or none
   */
  #packOf(name) {
    const pack = this.#partOf(name, "pack");
    return pack === null ? [] : [pack];
  }

  /**
   * @param {string} name
   * @param {string} key
   * @returns {any} null when it was set aside, or is not for us to read
   */
  #partOf(name, key) {
    const text = this.#area.text(name);
    if (formatOf(text) > FORMAT || isSealed(text)) {
      if (!this.newer.includes(name)) this.newer.push(name);
      return null;
    }
    const value = checkedValue(text, key);
    if (value === null && text !== null) this.#quarantine.setAside(name);
    return value;
  }
}
