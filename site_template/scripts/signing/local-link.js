// @ts-check
/** A note beside links that nobody else can open: those made under `mkcourse serve` or from a stick. */

import { el } from "../dom.js";

const THIS_DEVICE = /^(localhost|127(\.\d+){3}|\[::1\]|)$/;

/**
 * Whether a link to this host leads back to the device on which it is opened.
 *
 * @param {string} host as `location.hostname` writes it; nothing for a file
 */
export function isThisDevice(host) {
  return THIS_DEVICE.test(host);
}

/**
 * Nothing where the course stands on the web.
 *
 * @param {import("../words.js").Words} words
 * @returns {HTMLElement[]}
 */
export function localLinkNote(words) {
  return isThisDevice(location.hostname) ? [el("p", { class: "mk-quiet mk-no-print", "data-note": "local-link" }, words.say("signing.local-link"))] : [];
}
