// @ts-check
/** <mk-trial>: a question to try. It is graded by the engine as in a lesson, and nothing of it is kept. */

import { now } from "../clock.js";
import { newId } from "../ids.js";
import { ItemCard } from "../item-card.js";
import { MemoryArea } from "../memory-area.js";
import { Store } from "../store.js";

/**
 * @param {HTMLElement} host
 * @param {import("../context.js").Context} context
 */
export async function mount(host, context) {
  const form = /** @type {HTMLFormElement | null} */ (host.querySelector("form.mk-item"));
  if (!form || form.dataset["mounted"]) return;
  const page = await context.items.page(host.dataset["item"] ?? "", [host.dataset["competency"] ?? ""]);
  if (!page || !form.isConnected) return;
  const store = new Store(new MemoryArea(), context.book.course.id, newId);
  const session = /** @type {any} */ (new Trial(context.session));
  new ItemCard(form, page, { ...context, store, session }, { mode: "lesson" });
}

/** A session of which nothing stays. */
class Trial extends EventTarget {
  #session;

  /** @param {import("../session.js").Session} session */
  constructor(session) {
    super();
    this.#session = session;
  }

  get view() {
    return this.#session.view;
  }

  get isOpen() {
    return this.#session.isOpen;
  }

  get failure() {
    return this.#session.failure;
  }

  waitingAnswer() {
    return null;
  }

  /**
   * @param {string} type
   * @param {Record<string, unknown>} fields
   */
  async act(type, fields) {
    const event = { type, id: newId(), at: now(), zone: 0, ...fields };
    const { effects } = await this.#session.told("trial", { event });
    return { event, effects, view: this.view };
  }
}
