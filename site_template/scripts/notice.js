// @ts-check
/** A bar at the foot of the window for what a learner must know at once: storage or engine trouble. */

import { button, el } from "./dom.js";
import { focusOn } from "./kept-focus.js";
import { announce } from "./status.js";

/**
 * @param {string} name one notice of a name at a time
 * @param {string} title
 * @param {string} text
 * @param {string} closeLabel
 * @param {HTMLElement | null} [action]
 */
export function notice(name, title, text, closeLabel, action = null) {
  document.querySelector(`[data-mk-notice="${name}"]`)?.remove();
  const close = () => {
    bar.remove();
    focusOn(document.querySelector("article h1"));
  };
  const bar = el(
    "section",
    { class: "mk-notice", "data-mk-notice": name, "aria-label": title },
    el("div", { class: "mk-notice__text" }, el("strong", {}, title), el("p", {}, text)),
    el("div", { class: "mk-notice__actions" }, action, button(closeLabel, "mk-button mk-button--quiet", close)),
  );
  notices().append(bar);
  announce(title, text);
}

function notices() {
  const here = document.querySelector(".mk-notices");
  if (here) return here;
  const made = el("div", { class: "mk-notices" });
  document.body.append(made);
  return made;
}
