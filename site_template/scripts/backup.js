// @ts-check
/** <mk-backup>: save to a file, bring a file in (merged, never overwritten), start over (asked first). */

import { button, el } from "./dom.js";
import { saveProgress } from "./download.js";
import { CourseElement } from "./element.js";
import { EngineError } from "./engine.js";
import { icon } from "./icons.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */

/** Longer files are refused before they are read. */
const LARGEST_FILE = 20 * 1024 * 1024;

export class MkBackup extends CourseElement {
  /** @type {HTMLElement} */
  #age = el("p", { class: "mk-backup__age" });
  /** @type {HTMLElement} */
  #result = el("div", { class: "mk-backup__result" });

  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const { words } = context;
    this.replaceChildren(
      el("p", {}, words.say("backup.lede")),
      el("div", { class: "mk-backup__parts" }, this.#savePart(context), this.#bringPart(context)),
      this.#result,
      this.#resetPart(context),
    );
    context.session.addEventListener("view", () => this.#drawAge(context), { signal: gone });
    this.#drawAge(context);
  }

  /** @param {Context} context */
  #savePart(context) {
    const label = context.words.say("backup.save");
    const press = button(label, "mk-button mk-button--primary", () => this.#save(context), { "data-action": "save" });
    press.prepend(icon("save"));
    return el("div", { class: "mk-card mk-backup__part" }, press, this.#age);
  }

  /** @param {Context} context */
  #bringPart(context) {
    const { words } = context;
    const input = el("input", { type: "file", accept: ".json,application/json", class: "mk-visually-hidden", "aria-label": words.say("backup.bring-label"), tabindex: "-1", "data-action": "file" });
    input.addEventListener("change", () => void this.#bring(context, input));
    const press = button(words.say("backup.bring"), "mk-button", () => input.click(), { "data-action": "bring" });
    press.prepend(icon("bring"));
    return el("div", { class: "mk-card mk-backup__part" }, press, input, el("p", { class: "mk-backup__age" }, words.say("backup.bring-why")));
  }

  /** @param {Context} context */
  #resetPart(context) {
    const { words } = context;
    const press = button(words.say("backup.reset"), "mk-button mk-button--quiet", () => this.#askReset(context), { "data-action": "reset" });
    return el("div", { class: "mk-backup__reset" }, press, el("span", { class: "mk-quiet" }, words.say("backup.reset-why")));
  }

  /** @param {Context} context */
  #drawAge({ store, words }) {
    const at = store.head().backup_at;
    const when = at === null ? "" : words.ago(at, Date.now() / 1000);
    this.#age.textContent = at === null ? words.say("backup.never") : words.say("backup.age", { when });
  }

  /** @param {Context} context */
  #save({ session, book, words }) {
    const name = saveProgress(session, book.course.id);
    session.keepBackupTime();
    this.#say("right", words.say("backup.saved", { name }));
  }

  /**
   * @param {Context} context
   * @param {HTMLInputElement} input
   */
  async #bring({ session, words }, input) {
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    try {
      if (file.size > LARGEST_FILE) throw new EngineError("file-too-large");
      const brought = await session.merge(await file.text());
      this.#say("right", words.count("backup.brought", brought.added, { already: brought.already }), remarks(brought, words));
    } catch (error) {
      this.#say("wrong", words.say("backup.refused"), refusal(error, words));
    }
  }

  /** @param {Context} context */
  #askReset(context) {
    const { words, book, session } = context;
    const close = () => dialog.close();
    const dialog = el(
      "dialog",
      { class: "mk-dialog", "aria-labelledby": "mk-reset-title", "data-dialog": "reset" },
      el("h2", { id: "mk-reset-title", class: "mk-dialog__title" }, words.say("backup.reset-title")),
      el("p", {}, words.say("backup.reset-text", { course: book.course.title })),
      el(
        "div",
        { class: "mk-dialog__actions" },
        button(words.say("backup.reset-no"), "mk-button mk-button--primary", close, { "data-action": "keep", autofocus: "" }),
        button(words.say("backup.save"), "mk-button", () => this.#save(context), { "data-action": "save-first" }),
        button(words.say("backup.reset-yes"), "mk-button mk-button--danger", () => void session.reset().then(close).then(() => this.#say("right", words.say("backup.reset-done"))), { "data-action": "remove" }),
      ),
    );
    dialog.addEventListener("close", () => dialog.remove());
    this.append(dialog);
    dialog.showModal();
  }

  /**
   * @param {"right" | "wrong"} kind
   * @param {string} outcome
   * @param {string} [why]
   */
  #say(kind, outcome, why = "") {
    this.#result.replaceChildren(
      el("p", { class: `mk-result mk-result--${kind}`, "data-result": kind }, icon(kind === "right" ? "right" : "again"), el("span", {}, el("strong", {}, outcome), why ? ` ${why}` : "")),
    );
    announce(outcome, why || null);
  }
}

/**
 * What there is to say of a file that was brought in: how whole it is, and what it tells otherwise.
 *
 * @param {import("./types.js").Brought} brought
 * @param {import("./words.js").Words} words
 */
function remarks({ chain, conflicts }, words) {
  const when = chain.first ? words.date(chain.first.at) : "";
  const whole = chain.state === "none" ? "" : words.say(`backup.chain-${chain.state}`, { when });
  return [whole, conflicts > 0 ? words.count("backup.conflicts", conflicts) : ""].filter(Boolean).join(" ");
}

/**
 * Why a file was refused, in words.
 *
 * @param {unknown} error
 * @param {import("./words.js").Words} words
 */
function refusal(error, words) {
  if (!(error instanceof EngineError)) return words.say("error.unreadable-file");
  if (error.code === "engine-failed") return words.say("engine.failed");
  const key = `error.${error.code}`;
  return words.has(key) ? words.say(key, error.details) : words.reason({ ...error.details, code: error.code }, new Map()) || words.say("error.generic");
}
