// @ts-check
/** The items' page side, and their order: items/<competency> of the data, each file fetched once. */

import { loadKinds } from "./answer-form.js";
import { loadData } from "./data.js";

/** @typedef {import("./types.js").ItemPage} ItemPage */

export class Items {
  /** @type {Map<string, Promise<{order: string[], items: Record<string, ItemPage>}>>} */
  #files = new Map();
  /** @type {Map<string, ItemPage>} pages of sealed questions that were opened; they stand in no file */
  #opened = new Map();

  /** @param {Record<string, ItemPage>} pages */
  add(pages) {
    for (const [item, page] of Object.entries(pages)) this.#opened.set(item, page);
  }

  /**
   * The page side of an item, when the scripts of its kind of question are there, too.
   *
   * @param {string} item
   * @param {string[]} competencies of the item; each one's file holds it
   * @returns {Promise<ItemPage | null>}
   */
  async page(item, competencies) {
    const opened = this.#opened.get(item);
    if (opened) {
      await loadKinds(opened.form);
      return opened;
    }
    for (const competency of competencies) {
      const { items } = await this.#file(competency);
      const page = Object.hasOwn(items, item) ? items[item] : undefined;
      if (!page) continue;
      await loadKinds(page.form);
      return page;
    }
    return null;
  }

  /**
   * @param {string} competency
   * @returns {Promise<string[]>} its items to practise with, in the compiler's order; none where they cannot be fetched
   */
  async order(competency) {
    return this.#file(competency).then(({ order }) => order, () => []);
  }

  /** @param {string} competency */
  #file(competency) {
    const known = this.#files.get(competency);
    if (known) return known;
    const file = loadData(`items/${competency}`);
    file.catch(() => this.#files.delete(competency));
    this.#files.set(competency, file);
    return file;
  }
}
