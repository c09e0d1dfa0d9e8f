// @ts-check
/** Elements whose module is fetched only on a page that has one: most learners open few of these pages. */

import { giveUpDrawing } from "./drawn.js";
import { CourseElement } from "./element.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {(place: HTMLElement, context: Context, gone: AbortSignal) => void} Mount */

/**
 * @param {() => Promise<{mount: Mount}>} load
 * @returns {CustomElementConstructor}
 */
export function late(load) {
  return class extends CourseElement {
    /**
     * @override
     * @param {Context} context
     * @param {AbortSignal} gone
     */
    async mount(context, gone) {
      const { mount } = await load().catch((error) => {
        giveUpDrawing(); // what waits for this element comes without it
        throw error;
      });
      if (!gone.aborted) mount(this, context, gone);
    }
  };
}

/**
 * Draws now, and when a new view says something else; but not while something in it is being filled in,
 * and not for nothing: a button that is replaced between press and release is never clicked.
 *
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 * @param {() => void} draw
 * @param {(view: import("./types.js").View) => unknown} part what of a view is drawn
 */
export function drawWithView(place, { session }, gone, draw, part) {
  let last = "";
  const drawn = () => {
    if (!session.view || isBeingFilled(place)) return;
    const now = JSON.stringify(part(session.view)) ?? "";
    if (now !== last || place.childElementCount === 0) draw();
    last = now;
  };
  session.addEventListener("view", drawn, { signal: gone });
  drawn();
}

/**
 * Whether somebody is writing in it.
 *
 * @param {HTMLElement} place
 */
export function isBeingFilled(place) {
  const active = document.activeElement;
  return active !== null && place.contains(active) && (active.matches("input, textarea, select") || active.closest("form") !== null);
}
