// @ts-check
/** The evidence of a project: texts and links in the log, files in the vault. */

import { openDialog } from "../dialog.js";
import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { newId } from "../ids.js";
import { announce } from "../status.js";
import { fileChoice, textField } from "./fields.js";
import { smallPicture } from "./pictures.js";
import { isWebAddress, pieceCard, size } from "./pieces.js";
import { failure, watchPortfolio } from "./state.js";
import { sumOf, vaultOf } from "./vault.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Piece} Piece */

/** What one file, and all files of one project, may weigh. */
export const LARGEST_FILE = 10_000_000;
export const LARGEST_PROJECT = 50_000_000;
const LONGEST_TEXT = 4000;
const LONGEST_LINK = 2000;
const LONGEST_TITLE = 200;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  new EvidenceBox(place, context, place.dataset["project"] ?? "").begin(gone);
}

class EvidenceBox {
  #place;
  #context;
  #project;
  /** @type {Piece[]} */
  #pieces = [];
  #list = el("ul", { class: "mk-pieces" });
  #form = el("div", { class: "mk-evidence-form" });
  #told = el("p", { class: "mk-project__told", "data-told": "evidence" });

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   * @param {string} project
   */
  constructor(place, context, project) {
    this.#place = place;
    this.#context = context;
    this.#project = project;
  }

  /** @param {AbortSignal} gone */
  begin(gone) {
    const { words } = this.#context;
    const add = (/** @type {string} */ kind, /** @type {string} */ sign) => {
      const press = button(words.say(`evidence.add-${kind}`), "mk-button", () => {}, { "data-action": `add-${kind}` });
      press.prepend(icon(sign));
      return press;
    };
    const text = add("text", "pencil");
    text.addEventListener("click", () => this.#write("text"));
    const link = add("link", "link");
    link.addEventListener("click", () => this.#write("link"));
    const file = fileChoice(add("file", "file"), { label: words.say("evidence.choose-files"), several: true, take: (files) => void this.#takeAll(files) });
    const limits = words.say("evidence.limits", { one: size(LARGEST_FILE, words), all: size(LARGEST_PROJECT, words) });
    this.#place.replaceChildren(
      this.#list,
      el("div", { class: "mk-project__add" }, text, link, file),
      el("p", { class: "mk-quiet" }, limits),
      this.#form,
      this.#told,
    );
    watchPortfolio(this.#context, gone, ({ projects }) => this.#draw(projects[this.#project]?.evidence ?? []));
  }

  /** @param {Piece[]} pieces */
  #draw(pieces) {
    const { words } = this.#context;
    const known = new Set(this.#pieces.map(({ id }) => id));
    const same = pieces.length === known.size && pieces.every(({ id }) => known.has(id));
    this.#pieces = pieces;
    if (same && pieces.length > 0) return;
    const cards = pieces.map((piece) => pieceCard(piece, this.#context, this.#removal(piece)));
    const hadFocus = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(...(cards.length > 0 ? cards : [el("li", { class: "mk-pieces__none mk-quiet" }, words.say("evidence.none"))]));
    if (hadFocus) /** @type {HTMLElement | null} */ (this.#place.querySelector('[data-action="add-text"]'))?.focus();
  }

  /** @param {Piece} piece */
  #removal(piece) {
    const { words } = this.#context;
    const name = piece.title || words.say(`evidence.${piece.kind}`);
    return button(words.say("evidence.remove"), "mk-button mk-button--small mk-button--quiet", () => this.#askRemoval(piece, name), {
      "data-action": "remove-piece",
      "aria-label": words.say("evidence.remove-name", { name }),
    });
  }

  /**
   * @param {Piece} piece
   * @param {string} name
   */
  #askRemoval(piece, name) {
    const { words } = this.#context;
    const remove = () => {
      dialog.close();
      void this.#remove(piece);
    };
    const dialog = openDialog(
      "remove-piece",
      words.say("evidence.remove-title", { name }),
      el("p", {}, words.say(`evidence.remove-why-${piece.kind === "file" ? "file" : "other"}`)),
      el(
        "div",
        { class: "mk-dialog__actions" },
        button(words.say("evidence.remove-no"), "mk-button mk-button--primary", () => dialog.close(), { "data-action": "keep", autofocus: "" }),
        button(words.say("evidence.remove-yes"), "mk-button mk-button--danger", remove, { "data-action": "remove" }),
      ),
    );
  }

  /** @param {Piece} piece */
  async #remove(piece) {
    const { words, session } = this.#context;
    try {
      await session.act("EvidenceRemoved", { project: this.#project, evidence: piece.id });
      if (piece.kind === "file") await (await vaultOf(this.#context)).remove(piece.id);
      this.#say(words.say("evidence.removed"));
    } catch (error) {
      this.#say(failure(words, error));
    }
  }

  /** @param {"text" | "link"} kind */
  #write(kind) {
    const { words } = this.#context;
    const title = textField(words.say("evidence.title"), { longest: LONGEST_TITLE, name: "title" });
    const how = kind === "text" ? { rows: 5, longest: LONGEST_TEXT } : { longest: LONGEST_LINK, hint: words.say("evidence.link-hint") };
    const content = textField(words.say(`evidence.${kind}-label`), { ...how, name: "content" });
    const close = () => {
      this.#form.replaceChildren();
      /** @type {HTMLElement | null} */ (this.#place.querySelector(`[data-action="add-${kind}"]`))?.focus();
    };
    const keep = async () => {
      const told = content.input.value.trim();
      if (told === "") return this.#again(content.input, words.say("evidence.empty"));
      const text = kind === "link" && !told.includes("://") ? `https://${told}` : told;
      if (kind === "link" && !isWebAddress(text)) return this.#again(content.input, words.say("evidence.no-link"));
      if (await this.#add({ kind, title: title.input.value.trim(), text })) close();
    };
    const form = el(
      "form",
      { class: "mk-card mk-evidence-form__card" },
      title.element,
      content.element,
      el(
        "p",
        { class: "mk-project__go" },
        el("button", { type: "submit", class: "mk-button mk-button--primary", "data-action": "keep-piece" }, words.say("evidence.keep")),
        button(words.say("evidence.cancel"), "mk-button mk-button--quiet", close),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void keep();
    });
    this.#form.replaceChildren(form);
    (kind === "link" ? content : title).input.focus();
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} input
   * @param {string} why
   */
  #again(input, why) {
    this.#say(why);
    input.focus();
  }

  /** @param {File[]} files one after the other: each may be the one too many */
  async #takeAll(files) {
    for (const file of files) await this.#take(file);
  }

  /** @param {File} file */
  async #take(file) {
    const { words } = this.#context;
    const kept = this.#pieces.reduce((sum, piece) => sum + (piece.size ?? 0), 0);
    if (file.size > LARGEST_FILE) return this.#say(words.say("evidence.too-large", { name: file.name, size: size(file.size, words), most: size(LARGEST_FILE, words) }));
    if (kept + file.size > LARGEST_PROJECT) return this.#say(words.say("evidence.too-many", { name: file.name, most: size(LARGEST_PROJECT, words) }));
    if (file.size === 0) return this.#say(words.say("evidence.empty-file", { name: file.name }));
    this.#say(words.say("evidence.storing", { name: file.name }));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const id = newId();
      const vault = await vaultOf(this.#context);
      await vault.put(id, { bytes, picture: await smallPicture(file) });
      const title = file.name.slice(0, LONGEST_TITLE);
      const piece = { id, kind: "file", title, media: file.type.slice(0, LONGEST_TITLE), size: file.size, sha256: await sumOf(bytes) };
      await this.#context.session.act("EvidenceAdded", { project: this.#project, evidence: piece });
      this.#say(words.say("evidence.kept"));
    } catch (error) {
      this.#say(failure(words, error));
    }
  }

  /**
   * @param {{kind: "text" | "link", title: string, text: string}} piece
   * @returns {Promise<boolean>}
   */
  async #add(piece) {
    const { words, session } = this.#context;
    try {
      await session.act("EvidenceAdded", { project: this.#project, evidence: { id: newId(), ...piece } });
      this.#say(words.say("evidence.kept"));
      return true;
    } catch (error) {
      this.#say(failure(words, error));
      return false;
    }
  }

  /** @param {string} words */
  #say(words) {
    this.#told.textContent = words;
    announce(words);
  }
}
