// @ts-check
/** A tile with the icon of a kind of activity. The kind's name stands beside it in words. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const ICONS = /** @type {Record<string, string>} */ ({
  learn: "book",
  practise: "pencil",
  review: "review",
  check: "tasks",
  placement: "compass",
  project: "flag",
});

/** @param {string} kind of an activity of the ready set */
export function kindTile(kind) {
  return el("span", { class: `mk-kind mk-kind--${kind}`, "aria-hidden": "true" }, icon(ICONS[kind] ?? "leaf"));
}
