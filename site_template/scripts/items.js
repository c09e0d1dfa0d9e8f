// @ts-check
/** The items' page side: items/<competency>.json, each file fetched once. */

import { loadKinds } from "./answer-form.js";
import { loadJson, siteUrl } from "./site.js";

/** @typedef {import("./types.js").ItemPage} ItemPage */

export class Items {
  /** @type {Map<string, Promise<Record<string, ItemPage>>>} */
  #files = new Map();

  /**
   * The page side of an item, when the scripts of its kind of question are there, too.
   *
   * @param {string} item
   * @param {string[]} competencies of the item; each one's file holds it
   * @returns {Promise<ItemPage | null>}
   */
  async page(item, competencies) {
    for (const competency of competencies) {
      const items = await this.#file(competency);
      const page = Object.hasOwn(items, item) ? items[item] : undefined;
      if (!page) continue;
      await loadKinds(page.form);
      return page;
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
