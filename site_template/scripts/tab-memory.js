// @ts-check
/** What this tab remembers until it is closed: where somebody is, never who. */

import { courseId } from "./site.js";

/** @param {string} name */
export function remembered(name) {
  try {
    return sessionStorage.getItem(key(name)) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} value "" to forget it
 */
export function remember(name, value) {
  try {
    if (value) sessionStorage.setItem(key(name), value);
    else sessionStorage.removeItem(key(name));
  } catch {
    // a browser that keeps nothing forgets with the next page that is loaded
  }
}

/** @param {string} name */
function key(name) {
  return `mkcourse/${courseId()}/tab/${name}`;
}
