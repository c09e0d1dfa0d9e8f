// @ts-check
/**
 * Events that have happened and are not settled yet, each under a key of its own.
 *
 * A tab settles its own. Those of a tab that has died are taken over by the next one: copied
 * first, then removed there, so that none is lost whenever that tab dies, too.
 */

import { parsed, record } from "./checked-text.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */

const FOLDER = "pending/";
/** Where all tabs kept theirs before; one that is found belongs to nobody who lives. */
const FORMER = "pending";

export class Pending {
  #area;
  #own;
  /** @type {Map<string, CourseEvent>} what could not be written */
  #unwritten = new Map();

  /**
   * @param {import("./profile-area.js").ProfileArea} area
   * @param {string} tab
   */
  constructor(area, tab) {
    this.#area = area;
    this.#own = `${FOLDER}${tab}/`;
  }

  /** @returns {CourseEvent[]} this tab's, oldest first */
  own() {
    return inOrder([...this.#stored(this.#own), ...this.#unwritten.values()]);
  }

  /** @returns {CourseEvent[]} every tab's, oldest first, each once */
  all() {
    return inOrder([...this.#stored(FOLDER), ...this.#former(), ...this.#unwritten.values()]);
  }

  /** @param {CourseEvent} event */
  add(event) {
    this.#unwritten.set(event.id, event);
    this.#area.write(this.#own + event.id, JSON.stringify(event));
    this.#unwritten.delete(event.id);
  }

  /** @param {string} id */
  drop(id) {
    this.#unwritten.delete(id);
    this.#area.remove(this.#own + id);
  }

  /** Lets go of what this tab holds in memory. */
  forget() {
    this.#unwritten.clear();
  }

  /**
   * Takes over what tabs have left that live no more.
   *
   * @param {ReadonlySet<string>} living tabs, this one left out
   */
  adopt(living) {
    for (const name of this.#area.names(FOLDER)) {
      const tab = name.split("/")[1] ?? "";
      if (!name.startsWith(this.#own) && !living.has(tab)) this.#take(this.#eventIn(name), name);
    }
    const former = this.#former();
    for (const event of former) this.#take(event, null);
    if (this.#area.text(FORMER) !== null) this.#area.remove(FORMER);
  }

  /**
   * @param {CourseEvent | null} event
   * @param {string | null} from
   */
  #take(event, from) {
    if (event) this.#addSomehow(event);
    if (from) this.#area.remove(from);
  }

  /**
   * Where there is no room for a copy, the one that is removed makes room.
   *
   * @param {CourseEvent} event
   */
  #addSomehow(event) {
    try {
      this.add(event);
    } catch {
      // It is in memory; the session tries again, and says so where it cannot be kept.
    }
  }

  /** @param {string} start */
  #stored(start) {
    return this.#area.names(start).flatMap((name) => this.#eventIn(name) ?? []);
  }

  /** @returns {CourseEvent[]} */
  #former() {
    const list = parsed(this.#area.text(FORMER));
    return Array.isArray(list) ? list.filter(isEvent) : [];
  }

  /**
   * @param {string} name
   * @returns {CourseEvent | null}
   */
  #eventIn(name) {
    const event = parsed(this.#area.text(name));
    return isEvent(event) ? event : null;
  }
}

/**
 * @param {unknown} value
 * @returns {value is CourseEvent}
 */
function isEvent(value) {
  const event = record(value);
  return typeof event?.["id"] === "string" && typeof event["at"] === "number" && typeof event["type"] === "string";
}

/** @param {CourseEvent[]} events */
function inOrder(events) {
  const each = new Map(events.map((event) => [event.id, event]));
  return [...each.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
