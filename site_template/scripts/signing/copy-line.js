// @ts-check
/** A line to copy: in a field that selects itself, since plain HTTP has no clipboard; with a button where there is one. */

import { button, el } from "../dom.js";
import { announce } from "../status.js";

/**
 * @param {string} label
 * @param {string} text
 * @param {import("../words.js").Words} words
 */
export function copyLine(label, text, words) {
  const field = el("input", { type: "text", class: "mk-copy__field", readonly: true, value: text, dir: "ltr" });
  field.addEventListener("focus", () => field.select());
  const copy = () => navigator.clipboard.writeText(text).then(() => announce(words.say("signing.copied")), () => field.focus());
  const press = navigator.clipboard ? button(words.say("signing.copy"), "mk-button mk-button--small", () => void copy(), { "data-action": "copy" }) : null;
  press?.append(el("span", { class: "mk-visually-hidden" }, ` ${label}`));
  return el("div", { class: "mk-copy" }, el("label", { class: "mk-field mk-field--wide" }, el("span", {}, label), field), press);
}
