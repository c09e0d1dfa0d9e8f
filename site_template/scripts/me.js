// @ts-check
/** <mk-me>: who I am on this device: name, picture and colour, the passphrase, and everybody else here. */

import { avatar } from "./avatar.js";
import { button, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { icon } from "./icons.js";
import { lockPart } from "./lock-form.js";
import { newPerson, personForm } from "./person-form.js";
import { siteUrl } from "./site.js";
import { announce } from "./status.js";
import { switchPerson } from "./who.js";
import { nameOf } from "./who-dialog.js";

/** @typedef {import("./context.js").Context} Context */

export class MkMe extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const draw = () => this.#draw(context);
    context.door.addEventListener("person", draw, { signal: gone });
    draw();
  }

  /** @param {Context} context */
  #draw(context) {
    const { door, words } = context;
    const standing = door.current?.standing;
    if (standing === "forbidden") this.replaceChildren(el("p", { class: "mk-card" }, words.say("store.forbidden-why")));
    else if (standing === "guest") this.replaceChildren(this.#guestPart(context));
    else this.replaceChildren(this.#ownPart(context), this.#othersPart(context));
  }

  /** @param {Context} context */
  #ownPart(context) {
    const { door, words } = context;
    const profile = door.current?.profile;
    if (!profile) return "";
    const form = personForm(words, profile.picture ? profile : { ...newPerson(), name: profile.name }, words.say("me.save"), (person) => {
      if (!this.#tried(words, form, () => door.change(person))) return;
      announce(words.say("me.saved"));
      /** @type {HTMLElement | null} */ (this.querySelector(".mk-me__name"))?.focus(); // all was drawn anew, and the form is folded
    });
    return el(
      "section",
      { class: "mk-card mk-me__own", "data-part": "own" },
      el("div", { class: "mk-me__head" }, avatar(profile), el("h3", { class: "mk-me__name", tabindex: "-1" }, nameOf(profile, words))),
      el("details", { class: "mk-me__more", open: profile.name === "" }, el("summary", {}, words.say("me.edit")), form),
      el("details", { class: "mk-me__more", "data-part": "lock" }, el("summary", {}, icon("lock"), words.say(profile.lock ? "lock.is-on" : "lock.put-on")), lockPart(context)),
    );
  }

  /** @param {Context} context */
  #othersPart(context) {
    const { door, words } = context;
    const others = door.profiles.all().filter(({ id }) => id !== door.current?.profile.id);
    return el(
      "section",
      { class: "mk-card mk-me__others", "data-part": "others" },
      el("h3", {}, words.say("me.others")),
      others.length > 0 ? el("ul", { class: "mk-me__people" }, ...others.map((profile) => el("li", {}, avatar(profile), el("span", {}, nameOf(profile, words))))) : null,
      el("p", { class: "mk-quiet" }, words.say("me.others-why")),
      el(
        "p",
        { class: "mk-me__actions" },
        others.length > 0 ? button(words.say("who.switch"), "mk-button", () => switchPerson(context), { "data-action": "switch" }) : null,
        button(words.say("me.add"), "mk-button", () => this.#askNew(context), { "data-action": "add" }),
      ),
    );
  }

  /** @param {Context} context */
  #askNew({ door, words }) {
    const form = personForm(words, newPerson(), words.say("me.add-go"), (person) => {
      if (this.#tried(words, form, () => door.add(person))) location.assign(siteUrl(""));
    });
    this.querySelector('[data-part="others"]')?.replaceChildren(el("h3", {}, words.say("me.add")), form);
    form.querySelector("input")?.focus();
  }

  /** @param {Context} context */
  #guestPart({ door, words }) {
    const form = personForm(words, newPerson(), words.say("me.keep-go"), (person) => {
      if (this.#tried(words, form, () => door.keepGuest(person))) location.reload();
    });
    return el(
      "section",
      { class: "mk-card", "data-part": "guest" },
      el("h3", {}, words.say("me.guest")),
      el("p", {}, words.say("me.guest-why")),
      form,
    );
  }

  /**
   * @param {Context["words"]} words
   * @param {HTMLElement} form where it is told that the browser keeps nothing more
   * @param {() => void} write
   */
  #tried(words, form, write) {
    try {
      write();
      return true;
    } catch {
      form.append(el("p", { class: "mk-form-error", role: "alert" }, words.say("who.no-room")));
      return false;
    }
  }
}
