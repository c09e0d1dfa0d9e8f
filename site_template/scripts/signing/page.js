// @ts-check
/** <mk-signing>: a teacher's key, sign-offs for one learner or many, and short codes that came back. All on this device. */

import { el } from "../dom.js";
import { keyCard } from "./key-card.js";
import { shortCard } from "./short-card.js";
import { signCard } from "./sign-card.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {{secret: string, public: string, known: boolean, file: string}} Key */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 */
export function mount(place, context) {
  const work = el("div", { class: "mk-stack" });
  const key = keyCard(context, (held) => work.replaceChildren(...(held ? [signCard(held, context), shortCard(held, context), takenBack(context)] : [])));
  place.replaceChildren(el("div", { class: "mk-stack" }, key, work));
}

/**
 * What to do about a code that should not count any more, and about a key that others have seen.
 *
 * @param {Context} context
 */
function takenBack({ words }) {
  return el(
    "section",
    { class: "mk-card" },
    el("h2", { class: "mk-card__title" }, words.say("signing.back-title")),
    el("p", {}, words.say("signing.back-one"), " ", el("code", {}, "sign_off_revoked: [XXXXXXXXXXXX]")),
    el("p", {}, words.say("signing.back-all")),
  );
}
