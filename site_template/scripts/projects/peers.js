// @ts-check
/** Feedback of friends on a project: ask for it, bring it in, read it; and look at a friend's work. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { newId } from "../ids.js";
import { textField } from "./fields.js";
import { handingOver } from "./handing-over.js";
import { bringChoice } from "./incoming.js";
import { judged } from "./rubric-form.js";
import { projectPage, watchPortfolio } from "./state.js";
import { vaultOf } from "./vault.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Piece} Piece */
/** @typedef {import("./state.js").Review} Review */
/** @typedef {import("./state.js").ProjectPage} ProjectPage */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export async function mount(place, context, gone) {
  const { words } = context;
  const project = place.dataset["project"] ?? "";
  const page = await projectPage(project);
  /** @type {Piece[]} */
  let pieces = [];
  const reviews = el("ul", { class: "mk-reviews" });
  const panel = el("div", { class: "mk-peer-panel" });
  const ask = button(words.say("peer.ask"), "mk-button", () => askForm(panel, project, pieces, context), { "data-action": "ask-friend" });
  ask.prepend(icon("people"));
  place.replaceChildren(reviews, el("div", { class: "mk-project__add" }, ask, bringChoice(panel, context)), panel);
  watchPortfolio(context, gone, ({ projects }) => {
    pieces = projects[project]?.evidence ?? [];
    reviews.replaceChildren(...reviewCards(projects[project]?.reviews ?? [], page, context));
  });
}

/**
 * @param {Review[]} reviews
 * @param {ProjectPage} page
 * @param {Context} context
 */
export function reviewCards(reviews, page, { words }) {
  return reviews.map(({ id, by, good, next, scores, at }) =>
    el(
      "li",
      { class: "mk-review", "data-review": id },
      el("p", { class: "mk-review__by" }, words.say("peer.by", { name: by || words.say("peer.somebody"), when: words.date(at) })),
      good ? el("p", { class: "mk-review__said" }, el("span", { class: "mk-review__start" }, words.say("peer.good")), " ", good) : null,
      next ? el("p", { class: "mk-review__said" }, el("span", { class: "mk-review__start" }, words.say("peer.next")), " ", next) : null,
      el("details", { class: "mk-review__rubric" }, el("summary", {}, words.say("peer.by-rubric")), judged(page, scores)),
    ),
  );
}

/**
 * @param {HTMLElement} panel
 * @param {string} project
 * @param {Piece[]} pieces
 * @param {Context} context
 */
function askForm(panel, project, pieces, context) {
  const { words, door, book } = context;
  const name = textField(words.say("peer.your-name"), { longest: 80, value: door.current?.profile.name ?? "", name: "name" });
  const make = async () => {
    const from = name.input.value.trim();
    const shown = await Promise.all(pieces.slice(0, 60).map((piece) => shownPiece(piece, context)));
    /** @type {import("./peer-files.js").Look} */
    const look = { format: "mkcourse-look", version: 1, course: book.course.id, project, look: newId(), from, at: Math.floor(Date.now() / 1000), pieces: shown };
    card.append(handingOver(look, `${project}-please-look.json`, words));
    go.remove();
    /** @type {HTMLElement | null} */ (card.querySelector('[data-action="save-peer-file"]'))?.focus();
  };
  const go = button(words.say("peer.make"), "mk-button mk-button--primary", () => void make(), { "data-action": "make-look" });
  const card = el(
    "section",
    { class: "mk-card", "aria-label": words.say("peer.ask") },
    el("h3", { class: "mk-card__title" }, words.say("peer.ask-title")),
    el("p", {}, words.count("peer.ask-what", pieces.length)),
    name.element,
    go,
  );
  panel.replaceChildren(card);
  name.input.focus();
}

/**
 * A friend sees words, links and small pictures; files stay here.
 *
 * @param {Piece} piece
 * @param {Context} context
 * @returns {Promise<import("./peer-files.js").Shown>}
 */
async function shownPiece({ id, kind, title, text = "" }, context) {
  const file = kind === "file" ? await vaultOf(context).then((vault) => vault.get(id)).catch(() => null) : null;
  return { kind, title, text, picture: file?.picture ?? "" };
}
