// @ts-check
/** The destinations in the header: which one is open. The header stays while Material changes pages. */

import { all } from "./dom.js";
import { onPage } from "./page-changes.js";
import { ROOT } from "./site.js";

/** Marks the open destination now and after every page change. */
export function watchPlace() {
  onPage(markPlace);
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
