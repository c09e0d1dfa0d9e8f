// @ts-check
/** On the first visit, beside where one can begin: bringing progress along, and saying who one is. Nothing is needed. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { siteUrl } from "./site.js";

/** @param {import("./context.js").Context} context */
export function welcomePart({ words, door }) {
  const isKnown = (door.current?.profile.name ?? "") !== "";
  return el(
    "section",
    { class: "mk-welcome", "aria-label": words.say("welcome.title") },
    el("p", { class: "mk-welcome__text" }, el("strong", {}, words.say("welcome.title")), " ", words.say("welcome.text")),
    el(
      "p",
      { class: "mk-welcome__ways" },
      way("bring", "bring", words.say("welcome.bring")),
      isKnown ? null : way("who", "person", words.say("welcome.who")),
    ),
  );
}

/**
 * @param {string} anchor on the page about oneself
 * @param {string} picture
 * @param {string} label
 */
function way(anchor, picture, label) {
  return el("a", { class: "mk-button", href: `${siteUrl("me/")}#${anchor}`, "data-way": anchor }, icon(picture), el("span", {}, label));
}
