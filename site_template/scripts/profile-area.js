// @ts-check
/** The part of the browser's storage that belongs to one profile: everything under its prefix, and nothing else. */

/** @typedef {{name: string, text: string}} Part something that is stored */

/** The engine's snapshot: a cache, and the first thing to go when there is no room. */
export const SNAPSHOT = "snapshot";

/** The browser refused to keep something; it is still in memory. */
export class StoreError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("the browser did not store the progress", { cause });
    this.name = "StoreError";
  }
}

export class ProfileArea {
  #area;
  #prefix;
  #isClosed = false;

  /**
   * @param {Storage} area
   * @param {string} prefix
   */
  constructor(area, prefix) {
    this.#area = area;
    this.#prefix = prefix;
  }

  /**
   * @param {string} name
   * @returns {string | null}
   */
  text(name) {
    return this.#area.getItem(this.#prefix + name);
  }

  /**
   * Throws StoreError when there is no room even without the snapshot.
   *
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    if (this.#isClosed) return;
    try {
      this.#area.setItem(this.#prefix + name, text);
    } catch (error) {
      if (name === SNAPSHOT || this.text(SNAPSHOT) === null) throw new StoreError(error);
      this.remove(SNAPSHOT);
      this.write(name, text);
    }
  }

  /** From now on nothing is written: whoever it belonged to has gone. */
  close() {
    this.#isClosed = true;
  }

  /** @param {Part[]} parts all of them, or none */
  writeAll(parts) {
    try {
      for (const { name, text } of parts) this.write(name, text);
    } catch (error) {
      for (const { name } of parts) this.remove(name);
      throw error;
    }
  }

  /** @param {string} name */
  remove(name) {
    this.#area.removeItem(this.#prefix + name);
  }

  /**
   * @param {string} start
   * @returns {string[]} names that begin so, in order
   */
  names(start) {
    const names = [];
    for (let index = 0; index < this.#area.length; index += 1) {
      const key = this.#area.key(index);
      if (key?.startsWith(this.#prefix + start)) names.push(key.slice(this.#prefix.length));
    }
    return names.sort();
  }

  /**
   * @param {string} key of the browser's storage
   * @returns {string | null} its name here; null where it is not ours
   */
  nameOf(key) {
    return key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : null;
  }

  /** @returns {number} how much all sites of the origin have stored, in letters */
  letters() {
    const area = /** @type {Storage} */ (/** @type {any} */ (this.#area).raw ?? this.#area);
    let letters = 0;
    for (let index = 0; index < area.length; index += 1) {
      const key = area.key(index) ?? "";
      letters += key.length + (area.getItem(key)?.length ?? 0);
    }
    return letters;
  }
}
