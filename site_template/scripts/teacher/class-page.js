// @ts-check
/** <mk-class>: the class page. It needs words and the course, and no learner: nobody is asked who they are. */

import { front } from "../context.js";
import { giveUpDrawing } from "../drawn.js";
import { Desk } from "./desk.js";

export class MkClass extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;

  connectedCallback() {
    const life = new AbortController();
    this.#life = life;
    void front.then(({ words, book }) => {
      if (life.signal.aborted) return;
      giveUpDrawing();
      const desk = new Desk(this, words, book, life.signal);
      window.addEventListener("pagehide", () => desk.clear(), { signal: life.signal }); // nothing waits in the browser's memory of pages
    });
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = null;
  }
}
