// @ts-check
/** What was found damaged in a profile's storage: set aside, so that the rest lives, and never thrown away unasked. */

/** @typedef {import("./profile-area.js").Part} Part */

const FOLDER = "quarantine/";

export class Quarantine {
  #area;
  /** @type {string[]} names of what was set aside since the page was opened */
  fresh = [];

  /** @param {import("./profile-area.js").ProfileArea} area */
  constructor(area) {
    this.#area = area;
  }

  /** @returns {Part[]} all that was ever set aside, as it was found */
  parts() {
    return this.#area.names(FOLDER).map((name) => ({ name: name.slice(FOLDER.length), text: this.#area.text(name) ?? "" }));
  }

  /** Lets go of it: the learner has chosen so. */
  empty() {
    for (const name of this.#area.names(FOLDER)) this.#area.remove(name);
  }

  /**
   * Where there is no room for a copy the part stays where it is.
   *
   * @param {string} name of a segment or pack
   */
  setAside(name) {
    const text = this.#area.text(name) ?? "";
    this.fresh.push(name);
    this.#area.remove(name);
    try {
      this.#area.write(name.replace(/^(log|pack)\//, FOLDER), text);
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
      this.#area.write(name, text);
    } catch {
      // Storage is full even for what it held before; the learner is told through `fresh`.
    }
  }
}
