// @ts-check
/**
 * Where the focus is after a link to another page, or to a place in this one.
 *
 * A change of pages without a load takes away what had the focus: Tab would go on in the list of
 * lessons, and a screen reader would say nothing. So it is at the title, or at the place that the
 * link names, from where Tab goes on in the text.
 */

import { focusOn } from "./kept-focus.js";
import { keepInSight } from "./kept-place.js";
import { onPage } from "./page-changes.js";

/** From now on, for each page after the first; the browser sees to that one. */
export function watchPageFocus() {
  let shown = location.pathname;
  let isBack = history.state !== null; // who comes back to a page, or loads it again, is where they were
  window.addEventListener("popstate", ({ state }) => (isBack = state !== null)); // where Material keeps how far a page was scrolled
  document.addEventListener("click", () => (isBack = false), { capture: true });
  if (!isBack) showNamed();
  onPage(() => {
    if (location.pathname === shown) return;
    shown = location.pathname;
    focusPlace();
    setTimeout(() => {
      focusPlace(); // Material goes to the place that the link names just now, and takes the focus from what had it
      if (!isBack) showNamed();
    });
  });
  window.addEventListener("hashchange", focusPlace);
}

function showNamed() {
  const place = namedPlace();
  if (place) keepInSight(place, focusPlace);
}

/** What has the focus already keeps it, unless it is the very link that led here. */
function focusPlace() {
  const held = document.activeElement;
  const isTheLink = held instanceof HTMLAnchorElement && held.hash !== "" && held.hash === location.hash;
  if (held !== document.body && held !== null && !isTheLink) return;
  focusOn(namedPlace() ?? title());
}

/** @returns {HTMLElement | null} of the page that is shown */
export function title() {
  return document.querySelector("article h1");
}

/** @returns {HTMLElement | null} what the end of the address names */
function namedPlace() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // it can't be read
  }
}
