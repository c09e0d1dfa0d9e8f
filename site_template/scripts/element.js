// @ts-check
/** The base of our elements: mounts when the context is there, unmounts when its page goes. */

import { context } from "./context.js";

/** @typedef {import("./context.js").Context} Context */

export class CourseElement extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;

  connectedCallback() {
    const life = new AbortController();
    this.#life = life;
    void context.then((made) => {
      if (!life.signal.aborted) this.mount(made, life.signal);
    });
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = null;
  }

  /**
   * @param {Context} _context
   * @param {AbortSignal} _gone aborted when the element leaves the page
   */
  mount(_context, _gone) {}
}
