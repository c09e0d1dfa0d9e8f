// @ts-check
/**
 * The visual field for formulas: MathLive, loaded when one is needed, told to stay within our pages.
 *
 * It asks nothing of the network, makes no sound, shows no keyboard or menu of its own and knows no LaTeX mode.
 */

import { courseLanguage } from "../access.js";
import { toLatex, toText } from "./writing.js";
import { LETTERS, NAMES } from "./tree.js";
import { readText } from "./text-reading.js";
import { readLatex } from "./latex-reading.js";
import { decimalSign } from "../keypad.js";
import { assetUrl } from "../site.js";

/** @typedef {import("../keypad.js").Target} Target */
/** @typedef {HTMLElement & {[name: string]: any}} MathfieldElement of MathLive */

/** @type {Promise<new () => MathfieldElement> | null} */
let loading = null;

/** @returns {Promise<new () => MathfieldElement>} */
function loaded() {
  loading ??= import(assetUrl("vendor/mathlive.js")).then(({ MathfieldElement }) => {
    MathfieldElement.fontsDirectory = null; // input.css names our own
    MathfieldElement.soundsDirectory = null;
    MathfieldElement.plonkSound = null;
    MathfieldElement.keypressSound = null;
    MathfieldElement.computeEngine = null;
    MathfieldElement.decimalSeparator = decimalSign(courseLanguage());
    return MathfieldElement;
  });
  loading.catch(() => (loading = null)); // the network may be back for the next one
  return loading;
}

/** Commands that leave mathematics: LaTeX, text, menus, MathLive's own keyboard. */
const FOREIGN = /latex|Mode|irtualKeyboard|ContextMenu|Environment|Row|Column/;
/** A power is over before these, where it has begun. */
const AFTER_POWER = "+-*/=<>;·−";

export class VisualField {
  /**
   * @param {string[]} letters of the formula
   * @returns {Promise<VisualField>}
   */
  static async load(letters) {
    const Mathfield = await loaded();
    return new VisualField(new Mathfield(), letters);
  }

  /**
   * @param {MathfieldElement} element
   * @param {string[]} letters
   */
  constructor(element, letters) {
    this.element = element;
    this.#letters = letters;
    element.addEventListener("keydown", (event) => this.#typed(event), { capture: true });
  }

  #letters;

  /** Puts it onto the page. @param {Element} place after which it stands @param {string} label */
  show(place, label) {
    const field = this.element;
    if (field.isConnected) return;
    field.className = "mk-formula__visual";
    field.setAttribute("aria-label", label);
    place.after(field);
    field["mathVirtualKeyboardPolicy"] = "manual";
    field["popoverPolicy"] = "off";
    field["environmentPopoverPolicy"] = "off";
    field["smartSuperscript"] = false;
    field["smartMode"] = false;
    field["menuItems"] = [];
    field["inlineShortcuts"] = shortcuts(this.#letters);
    const keys = /** @type {{key: string, command: unknown}[]} */ (field["keybindings"]);
    field["keybindings"] = keys.filter(({ key, command }) => !key.includes("[Tab]") && !FOREIGN.test(JSON.stringify(command)));
  }

  /** What stands in it, in one line. */
  get text() {
    return toText(readLatex(this.element["value"]));
  }

  set text(text) {
    this.element["setValue"](toLatex(readText(text)), { silenceNotifications: true });
  }

  /** @param {boolean} is */
  set isLocked(is) {
    this.element["readOnly"] = is;
  }

  /** @returns {Target} */
  get target() {
    return {
      write: ({ text, latex }) => {
        this.element.focus();
        this.#leavePower(text);
        const made = latex ?? latexOf(text);
        this.element["executeCommand"](["insert", made, { selectionMode: made.includes("#?") ? "placeholder" : "after" }]);
      },
      move: (command) => {
        this.element.focus();
        this.element["executeCommand"](command);
      },
    };
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && this.#isAfterDigit) {
      this.element["insert"]("\\:"); // keeps the whole part of a mixed number out of the fraction
      event.preventDefault();
      event.stopPropagation();
    }
    this.#leavePower(event.key);
  }

  /** @returns {any} the atom before the caret; MathLive tells of it in no other way */
  get #atom() {
    return this.element["_mathfield"]?.model?.at(this.element["position"]);
  }

  get #isAfterDigit() {
    const atom = this.#atom;
    return /^\d$/.test(atom?.value ?? "") && atom.parentBranch !== "superscript";
  }

  /**
   * An operator ends a power that has begun, and so does a letter after digits: x^2+1 and x^10y are typed as they are read.
   *
   * @param {string} sign
   */
  #leavePower(sign) {
    const atom = this.#atom;
    if (atom?.parentBranch !== "superscript" || atom.type === "first") return;
    const branch = /** @type {{value: string}[]} */ (atom.parent?.superscript ?? []).slice(1);
    const isDigits = branch.every(({ value }) => /^\d$/.test(value ?? ""));
    if (AFTER_POWER.includes(sign) || (isDigits && /^\p{L}$/u.test(sign))) this.element["executeCommand"]("moveAfterParent");
  }
}

/** @param {string} text */
function latexOf(text) {
  return toLatex(readText(text)) || text;
}

/**
 * Words and signs that become others while they are typed.
 *
 * @param {string[]} letters that are known: what is made of them stays letters
 */
function shortcuts(letters) {
  const names = [...NAMES].map((name) => [name, `\\operatorname{${name}}`]);
  const greek = [...LETTERS].filter(([name, letter]) => name === "pi" || letters.includes(letter)).map(([name]) => [name, `\\${name}`]);
  const signs = [["*", "\\cdot"], ["<=", "\\le"], [">=", "\\ge"], ["sqrt", "\\sqrt{#?}"], ["cbrt", "\\sqrt[3]{#?}"]];
  const isFree = (/** @type {string} */ name) => ![...name].every((letter) => letters.includes(letter));
  return Object.fromEntries([...names, ...greek, ...signs].filter(([name = ""]) => isFree(name)));
}
