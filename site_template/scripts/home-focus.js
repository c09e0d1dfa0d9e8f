// @ts-check
/** What the teacher puts first in these days: said, with the way there. It raises, and locks nothing. */

import { el } from "./dom.js";
import { link } from "./feedback.js";
import { icon } from "./icons.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").FocusView} FocusView */

/** With more of them a number says more than a list. */
const MOST_NAMED = 5;

/**
 * @param {FocusView} focus
 * @param {Context} context
 */
export function focusCard({ to, competencies, notes }, { words, book }) {
  const named = competencies.slice(0, MOST_NAMED);
  const rest = competencies.length - named.length;
  return el(
    "section",
    { class: "mk-card mk-focus", "aria-labelledby": "mk-focus-title", "data-focus": competencies.join(" ") },
    icon("flag"),
    el(
      "div",
      { class: "mk-focus__told" },
      el("h2", { class: "mk-focus__title", id: "mk-focus-title" }, words.say("planning.focus-title", { day: words.day(to) })),
      el(
        "ul",
        { class: "mk-focus__list" },
        ...named.map((id) => el("li", {}, link(book.lessonUrl(book.lessonFor(id)), book.title(id)))),
        rest > 0 ? el("li", {}, words.count("planning.focus-more", rest)) : null,
      ),
      ...notes.map((note) => el("p", { class: "mk-focus__note", dir: "auto" }, note)),
      el("p", { class: "mk-quiet" }, words.say("planning.focus-free")),
    ),
  );
}
