// @ts-check
/** <mk-offline>: whether the course is kept on this device, how much it takes, and installing it. */

import { button, el } from "./dom.js";
import { canInstall, install, installing, isInstalled } from "./installing.js";
import { keeping } from "./keeping.js";
import { loadJson, siteUrl } from "./site.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./words.js").Words} Words */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, { words }, gone) {
  const panel = new Panel(place, words);
  for (const source of [keeping, installing]) source.addEventListener("change", () => panel.draw(), { signal: gone });
  void loadJson(siteUrl("assets/mkcourse/offline.json")).then((sizes) => panel.know(sizes), () => {});
}

class Panel {
  #place;
  #words;
  /** @type {{bytes: number, media: number} | null} */
  #sizes = null;
  #told = el("p", { class: "mk-offline__told" });

  /**
   * @param {HTMLElement} place
   * @param {Words} words
   */
  constructor(place, words) {
    this.#place = place;
    this.#words = words;
    this.draw();
  }

  /** @param {{bytes: number, media: number}} sizes */
  know(sizes) {
    this.#sizes = sizes;
    this.draw();
  }

  draw() {
    const active = this.#place.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    this.#place.replaceChildren(this.#keepingPart(this.#words), this.#installPart(this.#words));
    const name = active?.dataset["action"];
    if (name) /** @type {HTMLElement | null} */ (this.#place.querySelector(`[data-action="${name}"]`))?.focus();
  }

  /** @param {Words} words */
  #keepingPart(words) {
    const state = keeping.isPossible ? keeping.state : "none";
    return el(
      "section",
      { class: "mk-card mk-offline", "data-keeping": state },
      el("p", { class: "mk-offline__state" }, el("strong", {}, words.say(`offline.${state}`)), ` ${this.#why(state, words)}`),
      state === "coming" ? el("progress", { class: "mk-offline__progress", max: "1", value: String(keeping.share), "aria-label": words.say("offline.coming") }) : null,
      this.#told,
      el("div", { class: "mk-offline__actions" }, ...this.#actions(state, words)),
    );
  }

  /**
   * @param {string} state
   * @param {Words} words
   */
  #why(state, words) {
    const size = this.#sizes ? words.size(this.#sizes.bytes) : "";
    return words.say(`offline.${state}-why${size ? "" : "-no-size"}`, { size });
  }

  /**
   * @param {string} state
   * @param {Words} words
   */
  #actions(state, words) {
    if (state === "none" || state === "coming") return [];
    if (state !== "here") return [action(words, "keep", "mk-button mk-button--primary", () => void keeping.keep())];
    const media = this.#sizes?.media ?? 0;
    return [
      keeping.hasNew
        ? action(words, "use-new", "mk-button mk-button--primary", () => void keeping.useNew())
        : action(words, "look", "mk-button", () => void this.#look(words)),
      media > 0 && keeping.media !== "kept" ? this.#mediaButton(words, media) : null,
      action(words, "remove", "mk-button mk-button--quiet", () => this.#remove(words)),
    ];
  }

  /**
   * @param {Words} words
   * @param {number} bytes
   */
  #mediaButton(words, bytes) {
    const label = words.say(keeping.media === "coming" ? "offline.media-coming" : "offline.media", { size: words.size(bytes) });
    return button(label, "mk-button", () => keeping.keepMedia(), { "data-action": "media" });
  }

  /** @param {Words} words */
  async #look(words) {
    this.#say(words.say("offline.looking"));
    const isAsked = await keeping.look();
    if (!isAsked) this.#say(words.say("offline.no-network"));
    else this.#say(keeping.hasNew ? "" : words.say("offline.newest"));
  }

  /** @param {Words} words */
  #remove(words) {
    keeping.remove();
    this.#say(words.say("offline.removed"));
  }

  /** @param {string} text */
  #say(text) {
    this.#told.textContent = text;
    if (text) announce(text);
  }

  /** @param {Words} words */
  #installPart(words) {
    if (isInstalled()) return el("p", { class: "mk-quiet" }, words.say("install.done"));
    return el(
      "section",
      { class: "mk-card mk-offline", "data-part": "install" },
      el("p", { class: "mk-offline__state" }, el("strong", {}, words.say("install.title")), ` ${words.say(canInstall() ? "install.why" : "install.by-menu")}`),
      canInstall() ? el("div", { class: "mk-offline__actions" }, button(words.say("install.go"), "mk-button", () => void install(), { "data-action": "install" })) : null,
    );
  }
}

/**
 * @param {Words} words
 * @param {string} name
 * @param {string} look
 * @param {() => void} press
 */
function action(words, name, look, press) {
  return button(words.say(`offline.${name}`), look, press, { "data-action": name });
}
