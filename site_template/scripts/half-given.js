// @ts-check
/** An answer that is not checked yet: still there after another page, or when the page is loaded again. */

import { parsed, record } from "./checked-text.js";
import { now } from "./clock.js";

/** @typedef {import("./answer-form.js").AnswerForm} AnswerForm */
/** @typedef {import("./store.js").Store} Store */

/** Seconds: who is asked the same on another day answers anew. */
const LONGEST = 6 * 3600;

/** Programs and long texts keep what was typed themselves, and an order is an answer from the beginning. */
const OTHERS = '[data-kind="code"], [data-kind="open"], [data-kind="order"]';

export class HalfGiven {
  #answer;
  #store;
  #isMeant;

  /**
   * @param {AnswerForm} answer
   * @param {Store} store
   */
  constructor(answer, store) {
    this.#answer = answer;
    this.#store = store;
    this.#isMeant = answer.form.querySelector(OTHERS) === null;
  }

  async keep() {
    if (this.#isMeant) this.#save(JSON.stringify({ at: now(), response: await this.#answer.response() }));
  }

  /** @returns {boolean} whether there was one, and is again */
  bring() {
    if (!this.#isMeant || !this.#answer.isEmpty()) return false;
    const kept = record(parsed(this.#store.draft(this.#answer.item)));
    const response = record(kept?.["response"]);
    if (!response || !(Number(kept?.["at"]) > now() - LONGEST)) return false;
    this.#answer.fill(/** @type {import("./types.js").Response} */ (response));
    return !this.#answer.isEmpty();
  }

  forget() {
    if (this.#isMeant && this.#store.draft(this.#answer.item) !== null) this.#save(null);
  }

  /** @param {string | null} text */
  #save(text) {
    try {
      this.#store.saveDraft(this.#answer.item, text);
    } catch {
      // A full storage is told with the next answer; a draft is only a kindness.
    }
  }
}
