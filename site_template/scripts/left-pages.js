// @ts-check
/**
 * Pages that were left behind. Material's script keeps hold of their tables of contents, and by them of each whole page:
 * some 1,500 elements a page change, for as long as the tab is open. So the content is taken out of a page that is gone.
 */

import { onPage } from "./page-changes.js";

export function letGoOfLeftPages() {
  let shown = content();
  onPage(() => {
    const left = shown;
    shown = content();
    if (left !== shown && !left?.isConnected) left?.remove();
  });
}

function content() {
  return document.querySelector(".md-content");
}
