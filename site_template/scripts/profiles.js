// @ts-check
/**
 * The people who learn on this device: one profile each, every one on its own.
 *
 * A profile is all that lies under `mkcourse/<course>/<profile>/`; its `who` says name, picture and
 * colour, its `lock` how it is locked. There is no list of them: they are found by their keys, so
 * that no tab can overwrite what another has written, and a damaged `who` loses nobody.
 */

import { SNAPSHOT } from "./profile-area.js";

/**
 * @typedef {{format: number, salt: string, cost: number, check: string}} Lock how a profile is locked; no secret
 * @typedef {{id: string, name: string, picture: string, colour: string, since: number, lock: Lock | null}} Profile
 */

/** Whoever just learns and says nothing; its data has lain here since before there were profiles. */
export const FIRST = "default";

/** Names are short: they stand in the header. */
export const LONGEST_NAME = 40;

/** What belongs to a profile itself, and is neither locked nor part of its progress. */
export const OWN_KEYS = ["who", "lock"];

/** What the engine works out for whoever just looks at a page: of somebody who has done nothing it tells nothing. */
const WORKED_OUT = ["head", SNAPSHOT];

export class Profiles {
  #area;
  #start;
  #newId;

  /**
   * @param {Storage} area
   * @param {string} course id
   * @param {() => string} newId
   */
  constructor(area, course, newId) {
    this.#area = area;
    this.#start = `mkcourse/${course}/`;
    this.#newId = newId;
  }

  /** @returns {Profile[]} the first one first; always one at least */
  all() {
    const ids = new Set(this.#keys(this.#start).flatMap((key) => this.#idIn(key)));
    const found = [...ids].map((id) => this.find(id)).sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
    return found.length > 0 ? found : [this.find(FIRST)];
  }

  /**
   * @param {string} id
   * @returns {boolean}
   */
  has(id) {
    return this.all().some((profile) => profile.id === id);
  }

  /**
   * @param {string} id
   * @returns {Profile}
   */
  find(id) {
    const who = parsed(this.#area.getItem(`${this.prefix(id)}who`));
    return {
      id,
      name: shortText(who["name"]),
      picture: shortText(who["picture"]),
      colour: shortText(who["colour"]),
      since: typeof who["since"] === "number" ? who["since"] : 0,
      lock: lockFrom(parsed(this.#area.getItem(`${this.prefix(id)}lock`))),
    };
  }

  /**
   * A new person. Throws when the browser keeps nothing more.
   *
   * @param {{name: string, picture: string, colour: string}} person
   * @returns {Profile}
   */
  add(person) {
    const id = `p-${this.#newId()}`;
    this.#write(id, { ...person, since: Date.now() });
    return this.find(id);
  }

  /**
   * @param {string} id
   * @param {{name?: string, picture?: string, colour?: string}} change
   */
  change(id, change) {
    const { name, picture, colour, since } = this.find(id);
    this.#write(id, { name, picture, colour, since, ...change });
  }

  /**
   * @param {string} id
   * @param {Lock | null} lock
   */
  saveLock(id, lock) {
    if (lock) this.#area.setItem(`${this.prefix(id)}lock`, JSON.stringify(lock));
    else this.#area.removeItem(`${this.prefix(id)}lock`);
  }

  /**
   * Removes a person with all progress, and nothing else of the origin.
   *
   * @param {string} id
   */
  remove(id) {
    for (const key of this.#keys(this.prefix(id))) this.#area.removeItem(key);
  }

  /**
   * @param {string} id
   * @returns {string} how all keys of a profile begin
   */
  prefix(id) {
    return `${this.#start}${id}/`;
  }

  /**
   * @param {string} id
   * @param {{name: string, picture: string, colour: string, since: number}} who
   */
  #write(id, { name, picture, colour, since }) {
    this.#area.setItem(`${this.prefix(id)}who`, JSON.stringify({ name: shortText(name), picture, colour, since }));
  }

  /**
   * @param {string} key
   * @returns {string[]} the profile that it shows to be there, if it does
   */
  #idIn(key) {
    const [, id = "", name = ""] = /^([^/]+)\/(.*)$/.exec(key.slice(this.#start.length)) ?? [];
    return (id === FIRST && !WORKED_OUT.includes(name)) || id.startsWith("p-") ? [id] : [];
  }

  /** @param {string} start */
  #keys(start) {
    const keys = [];
    for (let index = 0; index < this.#area.length; index += 1) {
      const key = this.#area.key(index);
      if (key?.startsWith(start)) keys.push(key);
    }
    return keys;
  }
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown>} empty where it is absent or damaged
 */
function parsed(text) {
  try {
    const value = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** @param {unknown} value */
function shortText(value) {
  return typeof value === "string" ? value.trim().slice(0, LONGEST_NAME) : "";
}

/**
 * @param {Record<string, unknown>} found
 * @returns {Lock | null}
 */
function lockFrom({ format, salt, cost, check }) {
  const fits = typeof format === "number" && typeof salt === "string" && typeof cost === "number" && typeof check === "string";
  return fits ? { format, salt, cost, check } : null;
}
