// @ts-check
/**
 * The field in which a program is written: CodeMirror in the place of the text area, or the text area itself where
 * CodeMirror could not be loaded. It stands in a shadow root: there its styles are objects, which the page's policy allows.
 */

import { assetUrl } from "../site.js";

/** @typedef {{changed: () => void, run: () => void}} Told */

/** Colours come from the page, light or dark: styles/code.css. */
const THEME = {
  "&": { color: "var(--mk-text)", backgroundColor: "var(--mk-code-ground)", fontSize: "0.8rem", maxHeight: "28rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--md-code-font-family, monospace)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--mk-text)", padding: "0.5rem 0" },
  ".cm-content, .cm-gutter": { minHeight: "6.5rem" },
  ".cm-cursor": { borderLeftColor: "var(--mk-text)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--mk-text-soft)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--mk-code-active)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--mk-code-selection) !important",
  },
  ".cm-line.mk-error-line": { backgroundColor: "var(--mk-wrong-soft)", boxShadow: "inset 3px 0 0 var(--mk-wrong)" },
  ".cm-matchingBracket": { backgroundColor: "var(--mk-code-selection)", outline: "1px solid var(--mk-line-strong)" },
};

export class Editor {
  #area;
  #told;
  /** @type {any} CodeMirror's EditorView */
  #view = null;
  /** @type {any} vendor/editor.js */
  #parts = null;
  /** @type {any} */
  #marked = null;
  /** @type {any} */
  #writable = null;
  #isLocked = false;

  /**
   * @param {HTMLTextAreaElement} area
   * @param {number} most letters
   * @param {Told} told
   */
  constructor(area, most, told) {
    this.#area = area;
    this.#told = told;
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      told.run();
    });
    area.addEventListener("input", () => told.changed());
    import(assetUrl("vendor/editor.js")).then((parts) => this.#replaceArea(parts, most), () => {});
  }

  /** @returns {string} */
  text() {
    return this.#view ? this.#view.state.doc.toString() : this.#area.value;
  }

  /** @param {string} text */
  replace(text) {
    this.#area.value = text;
    if (!this.#view) return this.#told.changed();
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  focus() {
    (this.#view ?? this.#area).focus();
  }

  lock() {
    this.#isLocked = true;
    this.#area.readOnly = true;
    this.#view?.dispatch({ effects: this.#writable.reconfigure(this.#parts.EditorState.readOnly.of(true)) });
  }

  /** @param {number | null} line counted from 1; null takes the mark away */
  markLine(line) {
    if (!this.#view) return;
    const { EditorView } = this.#parts;
    const doc = this.#view.state.doc;
    const at = line && line <= doc.lines ? doc.line(line).from : null;
    const show = at === null ? [] : [EditorView.scrollIntoView(at, { y: "nearest" })];
    this.#view.dispatch({ effects: [this.#marked.of(at), ...show] });
  }

  /**
   * @param {any} parts
   * @param {number} most
   */
  #replaceArea(parts, most) {
    const area = this.#area;
    if (!area.isConnected) return;
    this.#parts = parts;
    this.#writable = new parts.Compartment();
    this.#marked = parts.StateEffect.define();
    const hadFocus = document.activeElement === area;
    const host = document.createElement("div");
    host.className = "mk-code__editor";
    area.after(host);
    const root = host.attachShadow({ mode: "open" });
    this.#view = new parts.EditorView({
      doc: area.value,
      selection: { anchor: Math.min(area.selectionStart, area.value.length) },
      root,
      parent: root,
      extensions: this.#extensions(parts, most),
    });
    area.hidden = true;
    if (hadFocus) this.#view.focus();
  }

  /**
   * @param {any} parts
   * @param {number} most
   */
  #extensions(parts, most) {
    const { EditorState, EditorView, keymap, tags: t } = parts;
    const run = () => {
      this.#told.run();
      return true;
    };
    const colours = parts.HighlightStyle.define([
      { tag: [t.keyword, t.controlKeyword, t.definitionKeyword, t.operatorKeyword, t.moduleKeyword], color: "var(--mk-code-keyword)", fontWeight: "600" },
      { tag: [t.string, t.special(t.string)], color: "var(--mk-code-string)" },
      { tag: [t.number, t.bool, t.null], color: "var(--mk-code-number)" },
      { tag: [t.comment], color: "var(--mk-code-comment)", fontStyle: "italic" },
      { tag: [t.function(t.variableName), t.function(t.definition(t.variableName)), t.className], color: "var(--mk-code-name)" },
    ]);
    return [
      parts.Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
      parts.lineNumbers(),
      parts.highlightActiveLine(),
      parts.history(),
      parts.drawSelection(),
      parts.indentOnInput(),
      parts.indentUnit.of("    "),
      EditorState.tabSize.of(4),
      parts.bracketMatching(),
      parts.closeBrackets(),
      parts.python(),
      parts.syntaxHighlighting(colours),
      keymap.of([...parts.closeBracketsKeymap, ...parts.defaultKeymap, ...parts.historyKeymap, parts.indentWithTab]),
      EditorView.lineWrapping,
      EditorView.theme(THEME),
      EditorView.contentAttributes.of(labelled(this.#area)),
      EditorState.changeFilter.of((/** @type {any} */ change) => change.newDoc.length <= most),
      EditorView.updateListener.of((/** @type {any} */ update) => update.docChanged && this.#told.changed()),
      EditorView.domEventHandlers({ beforeinput: (/** @type {InputEvent} */ event, /** @type {any} */ view) => typedOver(event, view, EditorView) }),
      this.#writable.of(EditorState.readOnly.of(this.#isLocked)),
      this.#errorLine(parts),
    ];
  }

  /** @param {any} parts */
  #errorLine({ StateField, Decoration, EditorView }) {
    const mark = Decoration.line({ class: "mk-error-line" });
    return StateField.define({
      create: () => Decoration.none,
      /** @type {(marks: any, change: any) => any} */
      update: (marks, change) => {
        const told = change.effects.findLast((/** @type {any} */ effect) => effect.is(this.#marked));
        if (told) return told.value === null ? Decoration.none : Decoration.set([mark.range(told.value)]);
        return marks.map(change.changes);
      },
      provide: (/** @type {any} */ field) => EditorView.decorations.from(field),
    });
  }
}

/**
 * The label of the text area, and how to leave the field: a shadow root sees no ids of the page.
 *
 * @param {HTMLTextAreaElement} area
 */
function labelled(area) {
  const keys = document.getElementById(area.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
  return { "aria-label": area.labels?.[0]?.textContent ?? "", "aria-description": keys.trim(), spellcheck: "false" };
}

/**
 * Types over what is selected. Left to Chromium, that puts inline styles into the field, which the page's policy forbids.
 *
 * @param {InputEvent} event
 * @param {any} view
 * @param {any} EditorView
 * @returns {boolean} whether it is done
 */
function typedOver(event, view, EditorView) {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (event.inputType !== "insertText" || !text || empty || view.composing || view.state.readOnly) return false;
  event.preventDefault();
  const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type" });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((/** @type {any} */ handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
  return true;
}
