// @ts-check
/** What stands in the place of a question that did not come, with a way to ask for it again. */

import { button, el } from "./dom.js";

/**
 * In the place of the question before; who went on with the keyboard finds the button under the focus.
 *
 * @param {Element} host
 * @param {import("./words.js").Words} words
 * @param {() => void} again
 * @param {...HTMLElement} others buttons
 */
export function showNotFetched(host, words, again, ...others) {
  const told = notFetched(words, again, ...others);
  host.replaceChildren(told);
  told.querySelector("button")?.focus();
}

/**
 * Below a question that the page holds, but not what its answers are checked with.
 *
 * @param {HTMLFormElement} form
 * @param {import("./words.js").Words} words
 * @param {() => void} again
 */
export function tellBelow(form, words, again) {
  const place = form.querySelector(".mk-item__feedback");
  const retry = () => {
    place?.replaceChildren(); // said again, aloud too, if it does not come again
    /** @type {HTMLElement | null} */ (form.querySelector("button[type=submit]"))?.focus();
    again();
  };
  place?.replaceChildren(notFetched(words, retry));
}

/**
 * @param {import("./words.js").Words} words
 * @param {() => void} again
 * @param {...HTMLElement} others
 */
function notFetched(words, again, ...others) {
  const retry = button(words.say("item.try-again"), "mk-button mk-button--primary", press, { "data-action": "fetch-again" });
  function press() {
    if (retry.hasAttribute("aria-disabled")) return; // it is on its way
    retry.setAttribute("aria-disabled", "true");
    again();
  }
  return el(
    "div",
    { class: "mk-card mk-not-fetched", role: "alert" },
    el("p", { class: "mk-card__title" }, words.say("item.not-fetched")),
    el("p", {}, words.say("item.not-fetched-why")),
    el("p", { class: "mk-card__go" }, retry, ...others),
  );
}
