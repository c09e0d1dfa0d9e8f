// @ts-check
/** The destinations in the header: which one is open, and that they give way to who types. The header stays while Material changes pages. */

import { all } from "./dom.js";
import { onPage } from "./page-changes.js";
import { ROOT } from "./site.js";

/** What a telephone opens its keyboard for. */
const TYPED = 'input[type="text"], input[type="search"], input[type="number"], input:not([type]), textarea, math-field, .cm-content';

/** Marks the open destination now and after every page change, and who types in the page. */
export function watchPlace() {
  onPage(markPlace);
  for (const type of ["focusin", "focusout"]) document.addEventListener(type, markTyping);
  markTyping();
}

/** As an attribute of the bar: a selector that asks whether anything on the page has the focus makes each change of it dear. */
function markTyping() {
  const isTyping = document.activeElement?.matches(TYPED) ?? false;
  document.querySelector(".mk-shell")?.toggleAttribute("data-typing", isTyping);
}

function markPlace() {
  const path = location.href.split(/[?#]/)[0]?.slice(ROOT.length).replace(/index\.html$/, "") ?? "";
  for (const link of all(document, ".mk-shell__link")) {
    const current = currentAs(/** @type {HTMLElement} */ (link), path);
    if (current) link.setAttribute("aria-current", current);
    else link.removeAttribute("aria-current");
  }
}

/**
 * @param {HTMLElement} link
 * @param {string} path from the site's root
 * @returns {"page" | "true" | ""} "true" where the page only belongs to the destination
 */
function currentAs(link, path) {
  if (link.dataset["place"] === path) return "page";
  const within = (link.dataset["within"] ?? "").split(" ").filter(Boolean);
  return within.some((beginning) => path.startsWith(beginning)) ? "true" : "";
}
