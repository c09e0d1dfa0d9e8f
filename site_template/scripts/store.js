// @ts-check
/**
 * The learner's log in localStorage.
 *
 * Every tab session writes a segment of its own, so that two tabs never
 * overwrite each other; the log is the union of all segments and of the packs
 * that the engine has made of older ones. What cannot be written stays in
 * memory and is tried again with the next event. The engine's snapshot is a
 * cache, and the first thing to go when there is no room.
 */

import { checksum } from "./checksum.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./types.js").Showing} Showing */
/** @typedef {import("./types.js").Pack} Pack */
/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {{name: string, text: string}} Part of the log, as it is stored */
/** @typedef {{events: CourseEvent[], packs: Pack[], parts: Part[]}} Older */

/** The format of segments and packs; what a newer engine has written is not touched. */
const FORMAT = 2;

/** A segment is closed at this many events, so that one answer rewrites little. */
const SEGMENT_EVENTS = 200;

/** So many events of older segments are worth a pack. */
const PACK_EVENTS = 300;

/** So many drafts are kept, of at most a few pages each. */
const DRAFTS = 20;

/** Browsers keep 2.5 to 5 million characters for all sites of one origin. */
const NEARLY_FULL = 2_000_000;

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
  /** @type {string[]} names of segments and packs set aside since the page was opened */
  quarantined = [];
  /** @type {string[]} names of those that a newer engine has written */
  newer = [];

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

  /** @returns {CourseEvent[]} every event that is in no pack, in order; one told twice is there once */
  events() {
    const told = this.#names("log/").flatMap((name) => this.#eventsOf(name));
    return each([...told, ...this.#unwritten, ...this.#own]).sort(inOrder);
  }

  /** @returns {Pack[]} packs of older events */
  packs() {
    return this.#names("pack/").flatMap((name) => this.#packOf(name));
  }

  /** @returns {boolean} whether nothing has ever been logged here */
  isEmpty() {
    return this.#own.length === 0 && this.#names("log/").length === 0 && this.#names("pack/").length === 0;
  }

  /** @returns {boolean} whether the browser may soon store no more, of this or any site of the origin */
  isNearlyFull() {
    let letters = 0;
    for (let index = 0; index < this.#area.length; index += 1) {
      const key = this.#area.key(index) ?? "";
      letters += key.length + (this.#area.getItem(key)?.length ?? 0);
    }
    return letters > NEARLY_FULL;
  }

  /** @returns {Older | null} what could become a pack, if it is worth it; this tab's segment is not among it */
  older() {
    const segments = this.#names("log/").filter((name) => name !== `log/${this.#segment}`);
    const events = each(segments.flatMap((name) => this.#eventsOf(name)));
    if (events.length < PACK_EVENTS) return null;
    const parts = [...segments, ...this.#names("pack/")].map((name) => ({ name, text: this.#text(name) ?? "" }));
    return { events: events.sort(inOrder), packs: this.packs(), parts: parts.filter(({ name }) => !this.newer.includes(name)) };
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
    const texts = packs.map((pack) => sealed({ pack }));
    const kept = new Set(texts);
    const fresh = texts.filter((text) => !older.parts.some((part) => part.text === text));
    this.#writeAll(fresh.map((text) => ({ name: `pack/${this.#newName()}`, text })));
    for (const { name, text } of older.parts) {
      if (!kept.has(text) && this.#text(name) === text) this.#area.removeItem(this.#prefix + name);
    }
  }

  /** @returns {Snapshot | null} */
  snapshot() {
    return opened(this.#text("snapshot"), "snapshot");
  }

  /** @param {Snapshot | null} snapshot kept if there is room */
  saveSnapshot(snapshot) {
    this.#area.removeItem(`${this.#prefix}snapshot`);
    if (snapshot) this.#write("snapshot", sealed({ snapshot }));
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

  /**
   * How the learner likes something to be shown here.
   *
   * @param {string} name
   */
  liking(name) {
    return this.#text(`liking/${name}`);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  saveLiking(name, value) {
    this.#write(`liking/${name}`, value);
  }

  /**
   * What was typed at a question and not answered with yet.
   *
   * @param {string} item
   * @returns {string | null}
   */
  draft(item) {
    const drafts = this.#read("drafts", isRecord) ?? {};
    const text = Object.hasOwn(drafts, item) ? /** @type {Record<string, unknown>} */ (drafts)[item] : null;
    return typeof text === "string" ? text : null;
  }

  /**
   * The drafts that were written last are kept.
   *
   * @param {string} item
   * @param {string | null} text null lets go of it
   */
  saveDraft(item, text) {
    const others = Object.entries(this.#read("drafts", isRecord) ?? {}).filter(([id]) => id !== item);
    const drafts = text === null ? others : [...others, [item, text]].slice(-DRAFTS);
    this.#write("drafts", JSON.stringify(Object.fromEntries(drafts)));
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
    if (key === null || (key === `${this.#prefix}head` && value === null)) return "reset";
    return key.startsWith(`${this.#prefix}log/`) && value !== null ? "log" : null;
  }

  #openSegment() {
    if (this.#own.length > 0 && !this.#isWritten()) this.#unwritten.push(...this.#own);
    this.#segment = this.#newName();
    this.#own = [];
  }

  #isWritten() {
    return this.#text(`log/${this.#segment}`) === sealed({ events: this.#own });
  }

  #writeSegment() {
    const events = [...this.#unwritten, ...this.#own];
    this.#write(`log/${this.#segment}`, sealed({ events }));
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
      if (name === "snapshot" || this.#text("snapshot") === null) throw new StoreError(error);
      this.#area.removeItem(`${this.#prefix}snapshot`);
      this.#write(name, text);
    }
  }

  /** @param {Part[]} parts all of them, or none */
  #writeAll(parts) {
    try {
      for (const { name, text } of parts) this.#write(name, text);
    } catch (error) {
      for (const { name } of parts) this.#area.removeItem(this.#prefix + name);
      throw error;
    }
  }

  /**
   * @param {string} name
   * @returns {string | null}
   */
  #text(name) {
    return this.#area.getItem(this.#prefix + name);
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
  #eventsOf(name) {
    const events = this.#partOf(name, "events");
    if (events !== null && !Array.isArray(events)) this.#quarantine(name, this.#text(name) ?? "");
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
   * @returns {any} null when it was set aside, or is newer than we know
   */
  #partOf(name, key) {
    const text = this.#text(name);
    if (formatOf(text) > FORMAT) {
      if (!this.newer.includes(name)) this.newer.push(name);
      return null;
    }
    const value = opened(text, key);
    if (value === null && text !== null) this.#quarantine(name, text);
    return value;
  }

  /**
   * Sets a damaged segment or pack aside; the rest lives.
   *
   * @param {string} name
   * @param {string} text
   */
  #quarantine(name, text) {
    this.quarantined.push(name);
    this.#area.removeItem(this.#prefix + name);
    try {
      this.#area.setItem(this.#prefix + name.replace(/^(log|pack)\//, "quarantine/"), text);
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
 * @param {Record<string, unknown>} content one member
 * @returns {string} its text, with its sum
 */
function sealed(content) {
  const [value] = Object.values(content);
  return JSON.stringify({ format: FORMAT, sum: checksum(JSON.stringify(value)), ...content });
}

/**
 * @param {string | null} text
 * @param {string} key
 * @returns {any} null when the text is not what was written
 */
function opened(text, key) {
  const sealedOne = /** @type {Record<string, unknown> | null} */ (record(parsed(text)));
  const value = sealedOne?.[key] ?? null;
  return value !== null && sealedOne?.["sum"] === checksum(JSON.stringify(value)) ? value : null;
}

/**
 * @param {string | null} text
 * @returns {number} 1 for the first, which did not say so
 */
function formatOf(text) {
  const format = record(parsed(text))?.["format"];
  return typeof format === "number" ? format : 1;
}

/**
 * Two that say different things under one id are both there: the engine decides.
 *
 * @param {CourseEvent[]} events
 * @returns {CourseEvent[]} each once
 */
function each(events) {
  /** @type {Map<string, CourseEvent>} */
  const byId = new Map();
  const others = events.filter((event) => {
    const known = byId.get(event.id);
    if (!known) byId.set(event.id, event);
    return known && JSON.stringify(known) !== JSON.stringify(event);
  });
  return [...byId.values(), ...others];
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

/**
 * @param {unknown} value
 * @returns {Record<string, unknown> | null}
 */
function record(value) {
  return isRecord(value) ? /** @type {Record<string, unknown>} */ (value) : null;
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isList(value) {
  return Array.isArray(value);
}
