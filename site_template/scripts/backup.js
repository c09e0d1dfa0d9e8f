// @ts-check
/** <mk-backup>: progress goes to a file or a short code, and comes back (merged, never overwritten); starting over. */

import { askCode, bringCodeButton } from "./bring-code.js";
import { takeCode } from "./bring-link.js";
import { openDialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { saveProgress } from "./download.js";
import { CourseElement } from "./element.js";
import { EngineError } from "./engine.js";
import { icon } from "./icons.js";
import { codeButton } from "./my-code.js";
import { setAsidePart } from "./set-aside.js";
import { announce } from "./status.js";
import { backupAge } from "./who.js";

/** @typedef {import("./context.js").Context} Context */

/** Longer files are refused before they are read. */
const LARGEST_FILE = 20 * 1024 * 1024;

export class MkBackup extends CourseElement {
  #withName = el("input", { type: "checkbox", "data-action": "with-name" });
  /** @type {HTMLElement} */
  #age = el("p", { class: "mk-backup__age" });
  /** @type {HTMLElement} */
  #result = el("div", { class: "mk-backup__result" });
  /** @type {HTMLElement} */
  #aside = el("div");

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
      this.#aside,
      this.#resetPart(context),
    );
    const draw = () => this.#draw(context);
    for (const type of ["view", "damaged"]) context.session.addEventListener(type, draw, { signal: gone });
    draw();
    window.addEventListener("hashchange", () => this.#takeLink(context), { signal: gone });
    this.#takeLink(context);
  }

  /**
   * Whoever came by a QR code has brought levels along; they are asked before anything is changed.
   *
   * @param {Context} context
   */
  #takeLink(context) {
    const code = takeCode();
    if (code !== null) askCode(context, this.#told, code);
  }

  /** @param {Context} context */
  #draw(context) {
    this.#age.textContent = backupAge(context);
    const aside = setAsidePart(context, () => this.#draw(context));
    this.#aside.replaceChildren(...(aside ? [aside] : []));
  }

  #told = (/** @type {string} */ outcome, /** @type {string} */ why = "") => this.#say("right", outcome, why);

  /** @param {Context} context */
  #savePart(context) {
    const { words, door } = context;
    const press = button(words.say("backup.save"), "mk-button mk-button--primary", () => this.#save(context), { "data-action": "save" });
    press.prepend(icon("save"));
    const name = door.current?.profile.name ?? "";
    const withName = name ? el("label", { class: "mk-check" }, this.#withName, el("span", {}, words.say("backup.with-name", { name }))) : null;
    return el("div", { class: "mk-card mk-backup__part" }, el("h3", {}, words.say("backup.take")), press, withName, this.#age, codeButton(context), el("p", { class: "mk-backup__age" }, words.say("brief.why")));
  }

  /** @param {Context} context */
  #bringPart(context) {
    const { words } = context;
    const input = el("input", { type: "file", accept: ".json,application/json", class: "mk-visually-hidden", "aria-label": words.say("backup.bring-label"), tabindex: "-1", "data-action": "file" });
    input.addEventListener("change", () => void this.#bring(context, input));
    const press = button(words.say("backup.bring"), "mk-button", () => input.click(), { "data-action": "bring" });
    press.prepend(icon("bring"));
    return el(
      "div",
      { class: "mk-card mk-backup__part", id: "bring" },
      el("h3", {}, words.say("backup.back")),
      press,
      input,
      el("p", { class: "mk-backup__age" }, words.say("backup.bring-why")),
      bringCodeButton(context, this.#told),
      el("p", { class: "mk-backup__age" }, words.say("brief.bring-why")),
    );
  }

  /** @param {Context} context */
  #resetPart(context) {
    const { words } = context;
    const press = button(words.say("backup.reset"), "mk-button mk-button--quiet", () => this.#askReset(context), { "data-action": "reset" });
    return el("div", { class: "mk-backup__reset" }, press, el("span", { class: "mk-quiet" }, words.say("backup.reset-why")));
  }

  /** @param {Context} context */
  #save({ session, book, words, door }) {
    const name = saveProgress(session, book.course.id, this.#withName.checked ? door.current?.profile.name : "");
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
    const dialog = openDialog(
      "reset",
      words.say("backup.reset-title"),
      el("p", {}, words.say("backup.reset-text", { course: book.course.title })),
      el(
        "div",
        { class: "mk-dialog__actions" },
        button(words.say("backup.reset-no"), "mk-button mk-button--primary", close, { "data-action": "keep", autofocus: "" }),
        button(words.say("backup.save"), "mk-button", () => this.#save(context), { "data-action": "save-first" }),
        button(words.say("backup.reset-yes"), "mk-button mk-button--danger", () => void session.reset().then(close).then(() => this.#say("right", words.say("backup.reset-done"))), { "data-action": "remove" }),
      ),
    );
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
