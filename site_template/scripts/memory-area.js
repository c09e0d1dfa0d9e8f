// @ts-check
/** Where progress goes when the browser forbids storage: the same doors as localStorage, gone with the page. */

/** @implements {Storage} */
export class MemoryArea {
  #map = new Map();

  get length() {
    return this.#map.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.#map.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.#map.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.#map.set(key, String(value));
  }

  /** @param {string} key */
  removeItem(key) {
    this.#map.delete(key);
  }

  clear() {
    this.#map.clear();
  }
}

/**
 * @returns {{area: Storage, forbidden: boolean}} localStorage, or memory when it is forbidden
 */
export function storageArea() {
  try {
    const area = globalThis.localStorage;
    area.getItem("mkcourse");
    return { area, forbidden: false };
  } catch {
    return { area: new MemoryArea(), forbidden: true };
  }
}
