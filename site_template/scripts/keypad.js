// @ts-check
/**
 * Keys on the page, for signs that a telephone's keyboard hides or that no keyboard has.
 *
 * A key is written where the caret is, and the field keeps the focus. The keys are one stop for Tab;
 * arrows go from key to key.
 */

import { courseLanguage } from "./access.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {{label: string, text: string, latex?: string, plain?: boolean, icon?: boolean}} Key `text` goes into a line of text, `latex` into a visual field; `|` is where the caret stands then. `plain`: every real keyboard has it; `icon`: it is drawn */
/**
 * What keys write into.
 *
 * @typedef {{write: (key: Key) => void, move?: (command: string) => void}} Target
 */

/** @type {Record<string, Key>} */
const KEYS = {
  fraction: { label: "", icon: true, text: "/", latex: "\\frac{#@}{#?}" },
  power: { label: "", icon: true, text: "^", latex: "#@^{#?}" },
  root: { label: "√", text: "√(|)", latex: "\\sqrt{#?}" },
  pi: { label: "π", text: "π", latex: "\\pi" },
  infinity: { label: "∞", text: "∞", latex: "\\infty" },
  union: { label: "∪", text: " ∪ ", latex: "\\cup" },
  slash: { label: "/", text: "/", plain: true },
  plus: { label: "+", text: "+", plain: true },
  minus: { label: "−", text: "-", plain: true },
  times: { label: "·", text: "*", latex: "\\cdot", plain: true },
  equals: { label: "=", text: "=", plain: true },
  less: { label: "<", text: "<", plain: true },
  "at-most": { label: "≤", text: "≤", latex: "\\le" },
  percent: { label: "%", text: "%", latex: "\\%", plain: true },
  open: { label: "(", text: "(", plain: true },
  close: { label: ")", text: ")", plain: true },
  "open-square": { label: "[", text: "[", plain: true },
  "close-square": { label: "]", text: "]", plain: true },
  semicolon: { label: ";", text: ";", plain: true },
  space: { label: "␣", text: " ", plain: true },
};

/** Moving in a visual field, and what MathLive calls it. */
const MOVES = { back: "moveToPreviousChar", forward: "moveToNextChar", delete: "deleteBackward" };
const MOVE_LABELS = { back: "←", forward: "→", delete: "⌫" };
const DIGITS = "1234567890";

export class Keypad {
  /**
   * @param {string[]} names of keys, and single letters, in their order
   * @param {Target} target
   * @param {import("./words.js").Words} words
   */
  constructor(names, target, words) {
    this.#target = target;
    this.#words = words;
    const keys = names.map((name) => this.#key(name));
    const digits = [...DIGITS].map((digit) => this.#made({ label: digit, text: digit }, "", "mk-key mk-key--visual"));
    const moves = Object.entries(MOVES).map(([name, command]) => this.#move(name, command));
    this.element = el("div", { class: "mk-keys", role: "toolbar", "aria-label": words.say("keys.label") }, ...digits, ...keys, ...moves);
    this.element.addEventListener("keydown", (event) => this.#walk(event));
    this.element.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    for (const key of this.#all.slice(1)) key.tabIndex = -1;
  }

  #target;
  #words;

  /** @returns {HTMLButtonElement[]} */
  get #all() {
    return /** @type {HTMLButtonElement[]} */ ([...this.element.children]);
  }

  /** @param {string} name */
  #key(name) {
    if (name === "decimal") {
      const sign = decimalSign(courseLanguage());
      return this.#made({ label: sign, text: sign, plain: true }, name);
    }
    const key = KEYS[name];
    return key ? this.#made(key, name) : this.#made({ label: name, text: name, plain: true }, "", "mk-key mk-key--letter mk-key--plain");
  }

  /**
   * @param {Key} key
   * @param {string} name
   * @param {string} [className]
   */
  #made(key, name, className = key.plain ? "mk-key mk-key--plain" : "mk-key") {
    const label = key.icon ? icon(name) : key.label;
    return named(label, className, () => this.#target.write(key), name && this.#words.say(`keys.${name}`));
  }

  /**
   * @param {string} name
   * @param {string} command
   */
  #move(name, command) {
    const label = MOVE_LABELS[/** @type {keyof typeof MOVE_LABELS} */ (name)];
    const press = () => this.#target.move?.(command);
    return named(label, "mk-key mk-key--visual", press, this.#words.say(`keys.${name}`));
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const shown = this.#all.filter((each) => each.offsetParent);
    const here = shown.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (!step || here < 0) return;
    event.preventDefault();
    const next = shown[(here + step + shown.length) % shown.length];
    for (const key of this.#all) key.tabIndex = key === next ? 0 : -1;
    next?.focus();
  }

  /** Makes the first key that is seen the one that Tab finds. */
  settle() {
    const first = this.#all.find((each) => each.offsetParent);
    for (const key of this.#all) key.tabIndex = key === first ? 0 : -1;
  }
}

/**
 * A key; what is drawn on it is for eyes only where it has a name.
 *
 * @param {string | Element} label
 * @param {string} className
 * @param {() => void} press
 * @param {string} name
 */
function named(label, className, press, name) {
  const key = button("", className, press);
  if (!name) {
    key.append(label);
    return key;
  }
  key.setAttribute("aria-label", name);
  key.append(el("span", { "aria-hidden": "true" }, label));
  return key;
}

/**
 * @param {string} language
 * @returns {string} "," or "."
 */
export function decimalSign(language) {
  try {
    return new Intl.NumberFormat(language || "en").formatToParts(1.5).find((part) => part.type === "decimal")?.value === "," ? "," : ".";
  } catch {
    return "."; // no language that the browser knows
  }
}

/**
 * Writes keys into a line of text, where the caret is.
 *
 * @param {HTMLInputElement} input
 * @returns {Target}
 */
export function lineOf(input) {
  return {
    write: ({ text }) => {
      if (input.readOnly) return;
      if (document.activeElement !== input) input.focus();
      const [before = "", after = ""] = text.split("|");
      const at = (input.selectionStart ?? input.value.length) + before.length;
      const chosen = after ? input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0) : "";
      input.setRangeText(before + chosen + after, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
      input.setSelectionRange(at + chosen.length, at + chosen.length);
      input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    },
  };
}

/**
 * The keys of a field that is typed into, if its template names some.
 *
 * @param {HTMLElement} root
 * @param {HTMLInputElement} input
 * @param {import("./words.js").Words} words
 */
export function addKeys(root, input, words) {
  const names = (root.dataset["keys"] ?? "").split(" ").filter(Boolean);
  if (!names.length) return;
  const pad = new Keypad(names, lineOf(input), words);
  pad.element.classList.add("mk-keys--touch");
  if (input.inputMode === "decimal") pad.element.append(lettersSwitch(input, words));
  root.append(pad.element);
  pad.settle();
}

/**
 * Between a telephone's digits and its letters.
 *
 * @param {HTMLInputElement} input
 * @param {import("./words.js").Words} words
 */
export function lettersSwitch(input, words) {
  const press = named("abc", "mk-key mk-key--line", () => {
    const isAll = input.inputMode === "text";
    input.inputMode = isAll ? "decimal" : "text";
    press.setAttribute("aria-pressed", String(!isAll));
    input.blur(); // keyboards change with the focus only
    input.focus();
  }, words.say("keys.all-letters"));
  press.setAttribute("aria-pressed", "false");
  return press;
}
