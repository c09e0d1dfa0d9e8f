// @ts-check
/** Small things of a learner that are no progress: what was on screen, what was half typed, what they like. */

import { parsed, record } from "./checked-text.js";

/** @typedef {import("./types.js").Showing} Showing */

/** So many drafts are kept, of at most a few pages each. */
const DRAFTS = 20;

export class Keepsakes {
  #area;

  /** @param {import("./profile-area.js").ProfileArea} area */
  constructor(area) {
    this.#area = area;
  }

  /**
   * @param {string} place
   * @returns {Showing | null}
   */
  showing(place) {
    return /** @type {Showing | null} */ (this.#entry("showing", place));
  }

  /**
   * @param {string} place
   * @param {Showing} showing
   */
  saveShowing(place, showing) {
    this.#area.write("showing", JSON.stringify({ ...this.#record("showing"), [place]: showing }));
  }

  /** @param {string} name */
  liking(name) {
    return this.#area.text(`liking/${name}`);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  saveLiking(name, value) {
    this.#area.write(`liking/${name}`, value);
  }

  /**
   * @param {string} item
   * @returns {string | null}
   */
  draft(item) {
    const text = this.#entry("drafts", item);
    return typeof text === "string" ? text : null;
  }

  /**
   * The drafts that were written last are kept.
   *
   * @param {string} item
   * @param {string | null} text null lets go of it
   */
  saveDraft(item, text) {
    const others = Object.entries(this.#record("drafts")).filter(([id]) => id !== item);
    const drafts = text === null ? others : [...others, [item, text]].slice(-DRAFTS);
    this.#area.write("drafts", JSON.stringify(Object.fromEntries(drafts)));
  }

  /** @param {string} name */
  #record(name) {
    return record(parsed(this.#area.text(name))) ?? {};
  }

  /**
   * @param {string} name
   * @param {string} key
   * @returns {unknown}
   */
  #entry(name, key) {
    const all = this.#record(name);
    return Object.hasOwn(all, key) ? all[key] : null;
  }
}
