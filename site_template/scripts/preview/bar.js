// @ts-check
/** The teacher's bar at the foot of every page: who learns here, what time it is, and why the engine chose what it chose. */

import { now } from "../clock.js";
import { button, el } from "../dom.js";
import { tabArea } from "../door.js";
import { icon } from "../icons.js";
import { siteUrl } from "../site.js";
import { announce } from "../status.js";
import { ahead, backToNow, makeAnew, moveClock, STUDENTS, walk, walkAsMyself, walkAsStudent } from "./walking.js";
import { whyPanel } from "./why.js";

/** @typedef {import("../context.js").Context} Context */

const DAY = 86_400;

const tab = tabArea();

/** Whether the bar is open, and what was pressed last, so that a keyboard goes on from there. */
const OPEN = "mkcourse-preview-open";
const PRESSED = "mkcourse-preview-pressed";

/** Where there is little room the bar begins closed. */
const WIDE = "(min-width: 60em)";

/** @param {Context} context */
export function openBar(context) {
  const bar = new Bar(context);
  document.body.append(bar.element);
  document.documentElement.dataset["mkPreview"] = ""; // the page ends above the bar
  bar.arrived();
}

class Bar {
  #context;
  #words;
  #toggle;
  #body;
  #trouble = el("p", { class: "mk-walk__trouble", role: "alert", hidden: true });
  /** @type {HTMLElement | null} */
  #why = null;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#words = context.words;
    this.#toggle = button("", "mk-walk__toggle", () => this.#open(this.#body.hidden === true), { "aria-controls": "mk-walk-body" });
    this.#body = el("div", { class: "mk-walk__body", id: "mk-walk-body" }, this.#people(), this.#clock(), this.#more());
    this.element = el("aside", { class: "mk-walk md-typeset", "aria-label": this.#words.say("preview.bar") }, this.#toggle, this.#body, this.#trouble);
    const kept = tab.getItem(OPEN);
    this.#open(kept === null ? matchMedia(WIDE).matches : kept === "yes");
    document.addEventListener("keydown", (event) => this.#escaped(event));
  }

  /** After a press that loaded the page anew: says who walks and when, and the keyboard goes on from there. */
  arrived() {
    const pressed = tab.getItem(PRESSED);
    tab.removeItem(PRESSED);
    if (pressed === null) return;
    announce(this.#who(), this.#when());
    /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-walk="${pressed}"]`))?.focus({ preventScroll: true });
  }

  /** @param {boolean} isOpen */
  #open(isOpen) {
    this.#body.hidden = !isOpen;
    if (!isOpen) this.#closeWhy();
    this.#toggle.setAttribute("aria-expanded", String(isOpen));
    this.#toggle.replaceChildren(icon(isOpen ? "down" : "up"), el("span", {}, this.#words.say("preview.bar")), ...(walk() ? [el("span", { class: "mk-walk__now" }, this.#who())] : []));
    tab.setItem(OPEN, isOpen ? "yes" : "no");
  }

  #who() {
    const here = walk();
    return this.#words.say(`preview.as-${here ? here.who : "you"}`);
  }

  #when() {
    const zone = -60 * new Date().getTimezoneOffset();
    return this.#words.day(new Date((now() + zone) * 1000).toISOString().slice(0, 10));
  }

  #people() {
    const here = walk()?.who ?? "you";
    const choices = ["you", ...STUDENTS].map((who) => {
      const name = this.#words.say(`preview.as-${who}`);
      const go = () => this.#after(who, () => (who === "you" ? walkAsMyself() : walkAsStudent(who, name)));
      return button(this.#words.say(`preview.walk-${who}`), "mk-walk__choice", go, {
        "data-walk": who,
        "aria-pressed": String(who === here),
        title: this.#words.say(`preview.about-${who}`),
      });
    });
    const label = el("span", { class: "mk-walk__label", id: "mk-walk-people" }, this.#words.say("preview.walk-as"));
    return el("div", { class: "mk-walk__group", role: "group", "aria-labelledby": "mk-walk-people" }, label, ...choices);
  }

  #clock() {
    const words = this.#words;
    const here = walk();
    const label = el("span", { class: "mk-walk__label", id: "mk-walk-clock" }, icon("clock"), words.say("preview.today-is", { day: this.#when() }));
    const group = el("div", { class: "mk-walk__group", role: "group", "aria-labelledby": "mk-walk-clock" }, label);
    if (!here) {
      group.append(el("span", { class: "mk-walk__note" }, words.say("preview.clock-is-yours")));
      return group;
    }
    /** @param {string} name @param {() => void | Promise<void>} task */
    const press = (name, task) => button(words.say(`preview.${name}`), "mk-walk__choice", () => this.#after(name, task), { "data-walk": name });
    group.append(press("day-on", () => moveClock(DAY)), press("week-on", () => moveClock(7 * DAY)));
    if (ahead() > 0) group.append(press("back-to-now", () => backToNow()));
    group.append(press("start-over", () => makeAnew(here.who)));
    return group;
  }

  #more() {
    const words = this.#words;
    const why = button(words.say("preview.why"), "mk-walk__choice", () => this.#toggleWhy(), { "data-walk": "why", "aria-expanded": "false" });
    /** @param {string} name @param {string} path */
    const link = (name, path) => el("a", { class: "mk-walk__link", href: siteUrl(path) }, words.say(name));
    return el(
      "div",
      { class: "mk-walk__group mk-walk__group--more" },
      why,
      link("preview.to-map", "preview/"),
      link("preview.to-questions", "preview/questions/"),
      link("preview.to-answers", "preview/answers/"),
    );
  }

  /**
   * Does what changes who or when it is, then loads the page anew: everything on it depends on that.
   *
   * @param {string} name of what was pressed
   * @param {() => void | Promise<void>} task
   */
  async #after(name, task) {
    this.#trouble.hidden = true;
    this.element.setAttribute("aria-busy", "true");
    announce(this.#words.say("preview.moment"));
    this.#context.store.close();
    try {
      await task();
      tab.setItem(PRESSED, name);
      location.reload();
    } catch (error) {
      console.warn(error);
      this.element.removeAttribute("aria-busy");
      this.#trouble.textContent = this.#words.say("preview.trouble");
      this.#trouble.hidden = false;
    }
  }

  #toggleWhy() {
    if (this.#why) return this.#closeWhy();
    const close = button(this.#words.say("preview.close"), "mk-walk__choice mk-why__close", () => this.#closeWhy(true));
    this.#why = whyPanel(this.#context, this.#who(), close);
    this.element.prepend(this.#why);
    this.#pressedWhy()?.setAttribute("aria-expanded", "true");
    this.#why.focus({ preventScroll: true });
  }

  #closeWhy(andFocus = false) {
    this.#why?.remove();
    this.#why = null;
    this.#pressedWhy()?.setAttribute("aria-expanded", "false");
    if (andFocus) this.#pressedWhy()?.focus({ preventScroll: true });
  }

  #pressedWhy() {
    return /** @type {HTMLElement | null} */ (this.#body.querySelector('[data-walk="why"]'));
  }

  /** @param {KeyboardEvent} event */
  #escaped({ key, target }) {
    if (key !== "Escape" || !this.#why || !(target instanceof Node && this.element.contains(target))) return;
    this.#closeWhy(true);
  }
}
