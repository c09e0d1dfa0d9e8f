// @ts-check
/** A friend's work, the rubric, two sentences to finish: and the feedback can be handed back. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { newId } from "../ids.js";
import { announce } from "../status.js";
import { textField } from "./fields.js";
import { handingOver } from "./handing-over.js";
import { RubricForm } from "./rubric-form.js";
import { projectPage } from "./state.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./peer-files.js").Look} Look */
/** @typedef {import("./peer-files.js").Shown} Shown */

/**
 * @param {HTMLElement} panel
 * @param {Look} look
 * @param {Context} context
 */
export async function showLook(panel, look, context) {
  const { words, door } = context;
  const page = await projectPage(look.project);
  const rubric = new RubricForm(page, words);
  const good = textField(words.say("peer.good"), { rows: 2, longest: 1000, name: "good" });
  const next = textField(words.say("peer.next"), { rows: 2, longest: 1000, name: "next" });
  const name = textField(words.say("peer.your-name"), { longest: 80, value: door.current?.profile.name ?? "", name: "name" });
  const told = el("p", { class: "mk-project__told", "data-told": "look" });
  const again = (/** @type {string} */ key, /** @type {HTMLElement} */ where) => {
    told.textContent = words.say(key);
    announce(words.say(key));
    where.focus();
  };
  const make = () => {
    const missing = rubric.missing();
    if (missing) return again("assessment.missing", missing);
    if (good.input.value.trim() === "") return again("peer.no-good", good.input);
    if (next.input.value.trim() === "") return again("peer.no-next", next.input);
    /** @type {import("./peer-files.js").Feedback} */
    const feedback = {
      format: "mkcourse-feedback",
      version: 1,
      course: look.course,
      project: look.project,
      review: newId(),
      look: look.look,
      to: look.from,
      by: name.input.value.trim(),
      at: Math.floor(Date.now() / 1000),
      scores: rubric.scores(),
      good: good.input.value.trim(),
      next: next.input.value.trim(),
    };
    told.textContent = "";
    hand.replaceChildren(el("p", {}, words.say("peer.hand-back", { name: look.from || words.say("peer.your-friend") })), handingOver(feedback, `${look.project}-feedback.json`, words));
    announce(words.say("peer.ready"));
  };
  const hand = el("div", { class: "mk-peer-panel" });
  const title = el("h3", { class: "mk-card__title", tabindex: "-1" }, words.say("peer.look-title", { name: look.from || words.say("peer.your-friend"), title: page.title }));
  panel.replaceChildren(
    el(
      "section",
      { class: "mk-card mk-look", "data-look": look.look },
      title,
      el("ul", { class: "mk-pieces" }, ...(look.pieces.length > 0 ? look.pieces.map((piece) => shownCard(piece, words)) : [el("li", { class: "mk-quiet" }, words.say("peer.nothing-shown"))])),
      el("h4", {}, words.say("peer.judge")),
      rubric.element,
      good.element,
      next.element,
      name.element,
      el("p", { class: "mk-project__go" }, button(words.say("peer.make-feedback"), "mk-button mk-button--primary", make, { "data-action": "make-feedback" })),
      told,
      hand,
    ),
  );
  title.focus();
}

/**
 * @param {Shown} piece
 * @param {import("../words.js").Words} words
 */
function shownCard({ kind, title, text, picture }, words) {
  const name = title || words.say(`evidence.${kind}`);
  const sign = picture ? el("img", { class: "mk-piece__picture", src: picture, alt: words.say("evidence.picture-of", { name }) }) : icon(kind === "text" ? "pencil" : kind);
  const content = kind === "link" ? el("a", { href: text, rel: "noopener noreferrer", target: "_blank" }, text) : text;
  return el(
    "li",
    { class: `mk-piece${picture ? " mk-piece--picture" : ""}` },
    el("span", { class: "mk-piece__sign" }, sign),
    el("div", { class: "mk-piece__body" }, el("p", { class: "mk-piece__title" }, name), content ? el("p", { class: "mk-piece__text" }, content) : null),
  );
}
