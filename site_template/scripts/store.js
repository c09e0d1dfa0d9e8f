// @ts-check
/**
 * The learner's log in localStorage.
 *
 * Every tab session writes a segment of its own, so that two tabs never
 * overwrite each other; the log is the union of all segments. What cannot be
 * written stays in memory and is tried again with the next event.
 */

import { checksum } from "./checksum.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./types.js").Showing} Showing */

/** A segment is closed at this many events, so that one answer rewrites little. */
const SEGMENT_EVENTS = 200;

/** The browser refused to keep something; it is still in memory. */
export class StoreError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("the browser did not store the progress", { cause });
    this.name = "StoreError";
  }
}

export class Store {
  #area;
  #prefix;
  #newName;
  #segment = "";
  /** @type {CourseEvent[]} */
  #own = [];
  /** @type {CourseEvent[]} closed segments that could not be written */
  #unwritten = [];
  /** @type {CourseEvent[] | null} pending in memory, when it could not be written */
  #pending = null;
  /** @type {Head} */
  #head = { view: null, backup_at: null };
  /** @type {string[]} names of segments set aside since the page was opened */
  quarantined = [];

  /**
   * @param {Storage} area
   * @param {string} course id
   * @param {() => string} newName gives a fresh segment name
   */
  constructor(area, course, newName) {
    this.#area = area;
    this.#prefix = `mkcourse/${course}/default/`;
    this.#newName = newName;
  }

  /** @returns {CourseEvent[]} every event, each once, in order */
  events() {
    /** @type {Map<string, CourseEvent>} */
    const byId = new Map();
    for (const name of this.#names("log/")) {
      for (const event of this.#segmentEvents(name)) byId.set(event.id, event);
    }
    for (const event of [...this.#unwritten, ...this.#own]) byId.set(event.id, event);
    return [...byId.values()].sort(inOrder);
  }

  /** @returns {boolean} whether nothing has ever been logged here */
  isEmpty() {
    return this.#own.length === 0 && this.#names("log/").length === 0;
  }

  /**
   * Keeps an event. Throws StoreError when only memory holds it.
   *
   * @param {CourseEvent} event
   */
  append(event) {
    this.appendAll([event]);
  }

  /** @param {CourseEvent[]} events */
  appendAll(events) {
    if (events.length === 0) return;
    if (this.#segment === "" || this.#own.length >= SEGMENT_EVENTS) this.#openSegment();
    this.#own.push(...events);
    this.#writeSegment();
  }

  /** @returns {CourseEvent[]} pressed before the engine was up, not settled yet */
  pending() {
    return this.#pending ?? /** @type {CourseEvent[]} */ (this.#read("pending", isList) ?? []);
  }

  /** @param {CourseEvent} event */
  addPending(event) {
    this.#writePending([...this.pending(), event]);
  }

  /** @param {string} id */
  dropPending(id) {
    const before = this.pending();
    const after = before.filter((event) => event.id !== id);
    if (after.length !== before.length) this.#writePending(after);
  }

  /** @returns {Head} */
  head() {
    const stored = /** @type {Head | null} */ (this.#read("head", isRecord));
    return stored ? { ...this.#head, ...stored } : this.#head;
  }

  /** @param {Partial<Head>} change */
  saveHead(change) {
    this.#head = { ...this.head(), ...change };
    this.#write("head", JSON.stringify(this.#head));
  }

  /**
   * What a practice was showing, so that a reload shows it again.
   *
   * @param {string} place
   * @returns {Showing | null}
   */
  showing(place) {
    const all = /** @type {Record<string, Showing> | null} */ (this.#read("showing", isRecord));
    return all && Object.hasOwn(all, place) ? /** @type {Showing} */ (all[place]) : null;
  }

  /**
   * @param {string} place
   * @param {Showing} showing
   */
  saveShowing(place, showing) {
    const all = this.#read("showing", isRecord) ?? {};
    this.#write("showing", JSON.stringify({ ...all, [place]: showing }));
  }

  /** Removes this course's progress, and nothing else of the origin. */
  reset() {
    for (const name of this.#names("")) this.#area.removeItem(this.#prefix + name);
    this.forget();
    this.#head = { view: null, backup_at: null };
  }

  /** Lets go of what this tab holds in memory: another tab has removed the progress. */
  forget() {
    this.#segment = "";
    this.#own = [];
    this.#unwritten = [];
    this.#pending = null;
  }

  /**
   * What a `storage` event of another tab means for us.
   *
   * @param {string | null} key
   * @param {string | null} value
   * @returns {"log" | "reset" | null}
   */
  noticed(key, value) {
    if (key === null) return "reset";
    if (!key.startsWith(`${this.#prefix}log/`)) return null;
    return value === null ? "reset" : "log";
  }

  #openSegment() {
    if (this.#own.length > 0 && !this.#isWritten()) this.#unwritten.push(...this.#own);
    this.#segment = this.#newName();
    this.#own = [];
  }

  #isWritten() {
    return this.#area.getItem(`${this.#prefix}log/${this.#segment}`) === sealed(this.#own);
  }

  #writeSegment() {
    const events = [...this.#unwritten, ...this.#own];
    this.#write(`log/${this.#segment}`, sealed(events));
    this.#own = events;
    this.#unwritten = [];
  }

  /** @param {CourseEvent[]} events */
  #writePending(events) {
    this.#pending = events;
    this.#write("pending", JSON.stringify(events));
    this.#pending = null;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #write(name, text) {
    try {
      this.#area.setItem(this.#prefix + name, text);
    } catch (error) {
      throw new StoreError(error);
    }
  }

  /**
   * @param {string} name
   * @param {(value: unknown) => boolean} fits
   * @returns {unknown} null when absent or damaged
   */
  #read(name, fits) {
    const value = parsed(this.#area.getItem(this.#prefix + name));
    return fits(value) ? value : null;
  }

  /**
   * @param {string} start
   * @returns {string[]} names under our prefix, without the prefix
   */
  #names(start) {
    const names = [];
    for (let index = 0; index < this.#area.length; index += 1) {
      const key = this.#area.key(index);
      if (key?.startsWith(this.#prefix + start)) names.push(key.slice(this.#prefix.length));
    }
    return names.sort();
  }

  /**
   * @param {string} name
   * @returns {CourseEvent[]}
   */
  #segmentEvents(name) {
    const text = this.#area.getItem(this.#prefix + name);
    const events = opened(text);
    if (events === null && text !== null) this.#quarantine(name, text);
    return events ?? [];
  }

  /**
   * Sets a damaged segment aside; the rest lives.
   *
   * @param {string} name
   * @param {string} text
   */
  #quarantine(name, text) {
    this.quarantined.push(name);
    this.#area.removeItem(this.#prefix + name);
    try {
      this.#area.setItem(this.#prefix + name.replace(/^log\//, "quarantine/"), text);
    } catch {
      this.#restore(name, text);
    }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #restore(name, text) {
    try {
      this.#area.setItem(this.#prefix + name, text);
    } catch {
      // Storage is full even for what it held before; the learner is told through `quarantined`.
    }
  }
}

/**
 * @param {CourseEvent[]} events
 * @returns {string} a segment's text
 */
export function sealed(events) {
  return JSON.stringify({ sum: checksum(JSON.stringify(events)), events });
}

/**
 * @param {string | null} text
 * @returns {CourseEvent[] | null} null when the text is not what was written
 */
export function opened(text) {
  const value = parsed(text);
  if (!isRecord(value)) return null;
  const { sum, events } = /** @type {{sum?: unknown, events?: unknown}} */ (value);
  if (!Array.isArray(events) || sum !== checksum(JSON.stringify(events))) return null;
  return events;
}

/**
 * @param {CourseEvent} a
 * @param {CourseEvent} b
 */
function inOrder(a, b) {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * @param {string | null} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isList(value) {
  return Array.isArray(value);
}
