// @ts-check
/** The site's one role="status" region: what happened, outcome first. It lives through page changes. */

import { el } from "./dom.js";

/** @type {HTMLElement | null} */
let region = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

function statusRegion() {
  if (!region?.isConnected) {
    region = el("div", { role: "status", class: "mk-status", "data-mk-status": true });
    document.body.append(region);
  }
  return region;
}

/** Puts the region on the page early, so that screen readers know it before it speaks. */
export function openStatus() {
  statusRegion();
}

/**
 * @param {string} outcome
 * @param {...(Node | string | null)} rest read after it; nodes are copied
 */
export function announce(outcome, ...rest) {
  const parts = rest.filter((part) => part !== null).map(spoken);
  statusRegion().replaceChildren();
  clearTimeout(soon);
  soon = setTimeout(() => statusRegion().replaceChildren(el("p", {}, outcome), ...parts), 60);
}

/**
 * @param {Node | string} part
 * @returns {Node}
 */
function spoken(part) {
  if (typeof part === "string") return el("p", {}, part);
  const copy = /** @type {Element} */ (part.cloneNode(true));
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  copy.querySelectorAll("a, button, summary").forEach((element) => element.replaceWith(element.textContent ?? ""));
  return copy;
}
