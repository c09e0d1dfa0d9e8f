// @ts-check
/** Pieces of evidence as cards: a text, a link, a file. Nothing in them is taken for HTML. */

import { button, el } from "../dom.js";
import { saveBlob } from "../download.js";
import { icon } from "../icons.js";
import { isPicture } from "./pictures.js";
import { vaultOf } from "./vault.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Piece} Piece */

const ICONS = { text: "pencil", link: "link", file: "file" };

/**
 * @param {Piece} piece
 * @param {Context} context
 * @param {HTMLElement | null} [action] beside what the card itself offers
 */
export function pieceCard(piece, context, action = null) {
  const { words } = context;
  const title = piece.title || words.say(`evidence.${piece.kind}`);
  const card = el(
    "li",
    { class: `mk-piece mk-piece--${piece.kind}`, "data-piece": piece.id },
    el("span", { class: "mk-piece__sign" }, icon(ICONS[piece.kind])),
    el(
      "div",
      { class: "mk-piece__body" },
      el("p", { class: "mk-piece__title" }, title),
      content(piece, context),
      el("p", { class: "mk-quiet mk-piece__facts" }, facts(piece, context)),
    ),
    el("div", { class: "mk-piece__actions" }, action),
  );
  if (piece.kind === "file") void fill(card, piece, context);
  return card;
}

/**
 * @param {Piece} piece
 * @param {Context} context
 */
function content(piece, { words }) {
  if (piece.kind === "text") return el("p", { class: "mk-piece__text" }, piece.text ?? "");
  if (piece.kind !== "link") return null;
  const there = isWebAddress(piece.text ?? "");
  const link = there ? el("a", { href: piece.text ?? "", rel: "noopener noreferrer", target: "_blank" }, piece.text ?? "", el("span", { class: "mk-visually-hidden" }, ` (${words.say("evidence.new-tab")})`)) : (piece.text ?? "");
  return el("p", { class: "mk-piece__text" }, link);
}

/** @param {string} text */
export function isWebAddress(text) {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/**
 * @param {Piece} piece
 * @param {Context} context
 */
function facts(piece, { words }) {
  const when = words.date(piece.at);
  return piece.kind === "file" ? `${size(piece.size ?? 0, words)} · ${when}` : when;
}

/**
 * @param {number} bytes
 * @param {import("../words.js").Words} words
 */
export function size(bytes, words) {
  if (bytes >= 1_000_000) return words.say("evidence.megabytes", { size: Math.round(bytes / 100_000) / 10 });
  return words.say("evidence.kilobytes", { size: Math.max(1, Math.round(bytes / 1000)) });
}

/**
 * The small picture, and the way to the file itself; or that it is on another device.
 *
 * @param {HTMLElement} card
 * @param {Piece} piece
 * @param {Context} context
 */
async function fill(card, piece, context) {
  const { words } = context;
  const kept = await vaultOf(context).then((vault) => vault.get(piece.id)).catch(() => null);
  if (!kept) {
    card.querySelector(".mk-piece__facts")?.after(el("p", { class: "mk-quiet", "data-told": "elsewhere" }, words.say("evidence.elsewhere")));
    return;
  }
  if (isPicture(kept.picture)) {
    const picture = el("img", { class: "mk-piece__picture", src: kept.picture, alt: words.say("evidence.picture-of", { name: piece.title }) });
    card.querySelector(".mk-piece__sign")?.replaceChildren(picture);
    card.classList.add("mk-piece--picture");
  }
  const save = () => saveBlob(piece.title, new Blob([/** @type {any} */ (kept.bytes)], { type: "application/octet-stream" }));
  const label = words.say("evidence.save-name", { name: piece.title });
  card.querySelector(".mk-piece__actions")?.prepend(button(words.say("evidence.save"), "mk-button mk-button--small", save, { "data-action": "save-file", "aria-label": label }));
}
