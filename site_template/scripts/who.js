// @ts-check
/** <mk-who>: the round picture in the header of whoever learns here; its press opens a small panel. */

import { avatar } from "./avatar.js";
import { now } from "./clock.js";
import { context, front } from "./context.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { onPage } from "./page-changes.js";
import { siteUrl } from "./site.js";
import { askWho, nameOf } from "./who-dialog.js";

/** @typedef {import("./context.js").Front} Front */
/** @typedef {import("./context.js").Context} Context */

export class MkWho extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;
  /** @type {Context | null} there from when somebody has entered */
  #context = null;

  connectedCallback() {
    const life = new AbortController();
    this.#life = life;
    void front.then((made) => !life.signal.aborted && this.#mount(made, life.signal));
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /**
   * @param {Front} made
   * @param {AbortSignal} gone
   */
  #mount(made, gone) {
    const draw = () => this.#draw(made);
    for (const type of ["ask", "entered", "person"]) made.door.addEventListener(type, draw, { signal: gone });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#close(true), { signal: gone });
    document.addEventListener("click", (event) => !event.composedPath().includes(this) && this.#close(), { signal: gone });
    this.addEventListener("focusout", ({ relatedTarget }) => relatedTarget instanceof Node && !this.contains(relatedTarget) && setTimeout(() => this.#close()), { signal: gone }); // not at once: the focus is on its way
    onPage(() => gone.aborted || this.#close());
    draw();
    void context.then((whole) => {
      this.#context = whole;
      if (!gone.aborted) whole.session.addEventListener("view", () => this.#drawBadge(), { signal: gone });
      if (!gone.aborted) this.#drawBadge();
    });
  }

  /** @param {Front} made */
  #draw(made) {
    const { door, words } = made;
    const profile = door.current?.profile;
    const name = profile ? nameFor(made) : words.say("who.title");
    const press = button("", "mk-who__button", () => (door.current ? this.#toggle(made) : askWho(door, words)), { "aria-label": profile ? words.say("who.button", { name }) : name, title: name, "data-action": "who" });
    if (profile) press.setAttribute("aria-expanded", "false");
    press.append(avatar(profile ?? { picture: "", colour: "grey" }));
    const hadFocus = this.contains(document.activeElement);
    this.replaceChildren(press);
    if (hadFocus) press.focus();
    this.#drawBadge();
  }

  /** A dot where a backup would be good; the panel says it in words. */
  #drawBadge() {
    this.toggleAttribute("data-unsaved", this.#context ? isBackupDue(this.#context) : false);
  }

  /** @param {Front} made */
  #toggle(made) {
    if (this.querySelector(".mk-who__panel")) return this.#close(true);
    this.append(panel(made, this.#context));
    this.querySelector("button")?.setAttribute("aria-expanded", "true");
  }

  #close(andFocus = false) {
    const open = this.querySelector(".mk-who__panel");
    if (!open) return;
    open.remove();
    const press = this.querySelector("button");
    press?.setAttribute("aria-expanded", "false");
    if (andFocus) press?.focus();
  }
}

/** A saved file older than this is worth a word. */
const OLD_BACKUP_SECONDS = 7 * 86_400;

/** So many answers would be a pity to lose. */
const WORTH_SAVING = 15;

/**
 * @param {Context} context
 * @returns {boolean} whether much has been done and nothing saved for long
 */
export function isBackupDue({ session, store }) {
  const answered = Object.values(session.view?.competencies ?? {}).reduce((sum, { attempts }) => sum + attempts, 0);
  const saved = store.head().backup_at;
  return answered >= WORTH_SAVING && (saved === null || now() - saved >= OLD_BACKUP_SECONDS);
}

/**
 * @param {Context} context
 * @returns {string} when the progress was last saved to a file
 */
export function backupAge({ store, words }) {
  const at = store.head().backup_at;
  return at === null ? words.say("backup.never") : words.say("backup.age", { when: words.ago(at, now()) });
}

/** @param {Front} front */
function nameFor({ door, words }) {
  if (door.current?.standing === "guest") return words.say("who.a-guest");
  return door.current ? nameOf(door.current.profile, words) : "";
}

/**
 * @param {Front} made
 * @param {Context | null} whole
 */
function panel(made, whole) {
  const { door, words } = made;
  const isGuest = door.current?.standing === "guest";
  return el(
    "div",
    { class: "mk-who__panel md-typeset" },
    el("p", { class: "mk-who__name" }, nameFor(made)),
    el("p", { class: "mk-who__age" }, isGuest ? words.say("who.guest-now") : whole ? backupAge(whole) : ""),
    el(
      "ul",
      { class: "mk-who__links" },
      entry(el("a", { href: siteUrl("me/"), class: "mk-who__link" }, icon("person"), el("span", {}, words.say("who.me")))),
      entry(el("a", { href: `${siteUrl("me/")}#backup`, class: "mk-who__link" }, icon("save"), el("span", {}, words.say(isGuest ? "who.keep" : "who.save")))),
      entry(pressLink(words.say("who.switch"), "people", () => switchPerson(made), "switch")),
      entry(el("a", { href: `${siteUrl("me/")}#end`, class: "mk-who__link" }, icon("leave"), el("span", {}, words.say("who.end")))),
    ),
  );
}

/** @param {Front} made */
export function switchPerson({ door }) {
  door.leave();
  location.reload();
}

/** @param {HTMLElement} child */
function entry(child) {
  return el("li", {}, child);
}

/**
 * @param {string} label
 * @param {string} picture
 * @param {() => void} press
 * @param {string} action
 */
function pressLink(label, picture, press, action) {
  const made = button("", "mk-who__link", press, { "data-action": action });
  made.append(icon(picture), el("span", {}, label));
  return made;
}
