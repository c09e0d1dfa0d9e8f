// @ts-check
/** The items' page side: items/<competency>.json, each file fetched once. */

import { loadJson, siteUrl } from "./site.js";

/** @typedef {import("./types.js").ItemPage} ItemPage */

export class Items {
  /** @type {Map<string, Promise<Record<string, ItemPage>>>} */
  #files = new Map();

  /**
   * @param {string} item
   * @param {string[]} competencies of the item; each one's file holds it
   * @returns {Promise<ItemPage | null>}
   */
  async page(item, competencies) {
    for (const competency of competencies) {
      const items = await this.#file(competency);
      if (Object.hasOwn(items, item)) return items[item] ?? null;
    }
    return null;
  }

  /** @param {string} competency */
  #file(competency) {
    const known = this.#files.get(competency);
    if (known) return known;
    const file = loadJson(siteUrl(`assets/course/items/${competency}.json`)).then((json) => json.items);
    file.catch(() => this.#files.delete(competency));
    this.#files.set(competency, file);
    return file;
  }
}
