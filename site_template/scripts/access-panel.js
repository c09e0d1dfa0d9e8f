// @ts-check
/** `<mk-access>`: the settings of the device for reading, listening and working. Each one holds at once. */

import { access, languages, saveAccess, writtenLanguage } from "./access.js";
import { button, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { readingFont } from "./reading-font.js";
import { announce } from "./status.js";
import { canSpeak, voicesKnown } from "./voices.js";

/** @typedef {import("./access.js").Access} Access */
/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {"spacing" | "readAloud" | "oneQuestion" | "extraTime" | "lowData"} Switch */

const SIZES = [100, 115, 130, 150, 200];

export class MkAccess extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount({ words }, gone) {
    this.#show(words);
    void voicesKnown().then(() => gone.aborted || this.#tellVoices(words));
  }

  /** @param {Words} words */
  #show(words) {
    const reset = button(words.say("access.reset"), "mk-button", () => this.#reset(words), { "data-action": "reset-access" });
    this.replaceChildren(
      el(
        "div",
        { class: "mk-card mk-access" },
        textSizes(words),
        group("access.seeing", words, turn("spacing", words), contrast(words), font(words), motion(words)),
        group("access.listening", words, turn("readAloud", words), el("p", { class: "mk-field__help", "data-voices": true })),
        group("access.working", words, turn("oneQuestion", words), turn("extraTime", words), turn("lowData", words)),
        languageField(words),
        el("p", { class: "mk-card__go" }, reset),
      ),
    );
    this.#tellVoices(words);
  }

  /** @param {Words} words */
  #tellVoices(words) {
    const note = this.querySelector("[data-voices]");
    const box = /** @type {HTMLInputElement | null} */ (this.querySelector('[name="readAloud"]'));
    if (!note || !box) return;
    const trouble = "speechSynthesis" in globalThis ? (canSpeak() ? null : "access.voices-none") : "access.voices-unknown";
    note.textContent = trouble ? words.say(trouble) : "";
    box.disabled = trouble !== null && !access().readAloud;
  }

  /** @param {Words} words */
  #reset(words) {
    const spoke = access().language;
    keep({ text: 100, spacing: false, contrast: "auto", font: "auto", motion: "auto", readAloud: false, oneQuestion: false, extraTime: false, lowData: false, language: null }, words);
    if (spoke !== null) return location.reload();
    this.#show(words);
    /** @type {HTMLElement | null} */ (this.querySelector('[data-action="reset-access"]'))?.focus();
  }
}

/**
 * @param {Partial<Access>} change
 * @param {Words} words
 */
function keep(change, words) {
  announce(words.say(saveAccess(change) ? "access.kept" : "access.not-kept"));
}

/** @param {Words} words */
function textSizes(words) {
  const choices = SIZES.map((size) => {
    const input = el("input", { type: "radio", name: "text", value: String(size), checked: access().text === size, "aria-label": words.percent(size / 100) });
    input.addEventListener("change", () => keep({ text: size }, words));
    return el("label", {}, input, el("span", { class: `mk-access__size mk-access__size--${size}`, "aria-hidden": "true" }, "A"), el("span", { "aria-hidden": "true" }, words.percent(size / 100)));
  });
  return el("fieldset", { class: "mk-choices" }, el("legend", {}, words.say("access.text")), ...choices);
}

/**
 * @param {string} title
 * @param {Words} words
 * @param {...(Node | null)} choices
 */
function group(title, words, ...choices) {
  return el("fieldset", {}, el("legend", {}, words.say(title)), ...choices);
}

/**
 * @param {string} name
 * @param {string} label
 * @param {boolean} isOn
 * @param {(isOn: boolean) => void} change
 */
function check(name, label, isOn, change) {
  const input = el("input", { type: "checkbox", name, checked: isOn });
  input.addEventListener("change", () => change(input.checked));
  return el("label", { class: "mk-choice" }, input, el("span", {}, label));
}

/** @type {Record<Switch, string>} */
const LABELS = {
  spacing: "access.spacing",
  readAloud: "access.read-aloud",
  oneQuestion: "access.one-question",
  extraTime: "access.extra-time",
  lowData: "access.low-data",
};

/**
 * @param {Switch} name
 * @param {Words} words
 */
function turn(name, words) {
  return check(name, words.say(LABELS[name]), access()[name], (isOn) => keep({ [name]: isOn }, words));
}

/** @param {Words} words */
function contrast(words) {
  return check("contrast", words.say("access.contrast"), access().contrast === "more", (isOn) => keep({ contrast: isOn ? "more" : "auto" }, words));
}

/** @param {Words} words */
function motion(words) {
  return check("motion", words.say("access.motion"), access().motion === "less", (isOn) => keep({ motion: isOn ? "less" : "auto" }, words));
}

/** @param {Words} words */
function font(words) {
  const found = readingFont();
  if (!found) return el("p", { class: "mk-field__help" }, words.say("access.font-none"));
  return check("font", words.say("access.font", { font: found }), access().font === "reading", (isOn) => keep({ font: isOn ? "reading" : "auto" }, words));
}

/** @param {Words} words */
function languageField(words) {
  const own = el("option", { value: "" }, words.say("access.language-course", { language: nameOf(writtenLanguage()) }));
  const others = languages().map((code) => el("option", { value: code, lang: code, selected: access().language === code }, nameOf(code)));
  const select = el("select", { name: "language", "aria-describedby": "mk-access-language" }, own, ...others);
  select.addEventListener("change", () => {
    saveAccess({ language: select.value || null });
    location.reload(); // every sentence on the page changes
  });
  return el(
    "label",
    { class: "mk-field" },
    el("span", {}, words.say("access.language")),
    select,
    el("span", { class: "mk-field__help", id: "mk-access-language" }, words.say("access.language-how")),
  );
}

/**
 * A language by its own name, which is what its speakers look for.
 *
 * @param {string} code
 */
function nameOf(code) {
  return new Intl.DisplayNames(code, { type: "language", languageDisplay: "standard" }).of(code) ?? code;
}
