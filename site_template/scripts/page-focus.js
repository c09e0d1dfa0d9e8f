// @ts-check
/**
 * Where the focus is after a link to another page, or to a place in this one.
 *
 * A change of pages without a load takes away what had the focus: Tab would go on in the list of
 * lessons, and a screen reader would say nothing. So it is at the title, or at the place that the
 * link names, from where Tab goes on in the text.
 */

import { onPage } from "./page-changes.js";

/** From now on, for each page after the first. */
export function watchPageFocus() {
  let shown = location.pathname;
  onPage(() => {
    if (location.pathname !== shown) focusPlace();
    shown = location.pathname;
  });
  window.addEventListener("hashchange", focusPlace);
}

/** What has the focus already keeps it. */
function focusPlace() {
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  const place = document.getElementById(placeInAddress()) ?? document.querySelector("article h1");
  if (!(place instanceof HTMLElement)) return;
  if (!place.hasAttribute("tabindex") && place.tabIndex < 0) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
}

/** The id after the #; "" where it can't be read. */
function placeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
