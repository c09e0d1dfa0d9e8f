// @ts-check
/** The way back to a question from where a learner went for help. */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { ROOT } from "./site.js";
import { remember, remembered } from "./tab-memory.js";

const NAME = "way-back";

/**
 * A link that leads away from a question for help: the page it opens offers the way back.
 *
 * @param {HTMLAnchorElement} link
 * @returns {HTMLAnchorElement} the same
 */
export function withWayBack(link) {
  link.addEventListener("click", () => {
    if (samePage(link.href)) return;
    remember(NAME, location.href.split("#")[0] ?? "");
  });
  return link;
}

/**
 * The way back, on any page but the question's own; null where nobody came from one.
 *
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement | null}
 */
export function wayBack(words) {
  const back = remembered(NAME);
  if (!back.startsWith(ROOT)) return null;
  if (samePage(back)) {
    remember(NAME, "");
    return null;
  }
  const link = el("a", { class: "mk-button mk-button--primary", href: `${back}#practice`, "data-action": "way-back" }, icon("arrow"), words.say("wayback.go"));
  const close = button("", "mk-button mk-button--quiet mk-way-back__close", () => forget(bar), { "data-action": "close-way-back", "aria-label": words.say("wayback.close") });
  close.append(icon("wrong"));
  const bar = el("div", { class: "mk-way-back", role: "group", "aria-label": words.say("wayback.label") }, link, close);
  return bar;
}

/** @param {Element} bar */
function forget(bar) {
  const from = bar.parentElement;
  remember(NAME, "");
  bar.remove();
  from?.focus({ preventScroll: true });
}

/** @param {string} href */
function samePage(href) {
  return href.split("#")[0] === location.href.split("#")[0];
}
