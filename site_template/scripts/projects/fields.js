// @ts-check
/** Fields with their labels, as the forms of projects use them. */

import { el } from "../dom.js";

let fields = 0;

/**
 * @param {string} label
 * @param {{rows?: number, longest: number, value?: string, type?: string, hint?: string, name?: string}} how one row is a single line
 * @returns {{element: HTMLElement, input: HTMLInputElement | HTMLTextAreaElement}}
 */
export function textField(label, { rows = 1, longest, value = "", type = "text", hint = "", name = "" }) {
  fields += 1;
  const id = `mk-field-${fields}`;
  const shared = { id, class: "mk-field__input", maxlength: String(longest), ...(name ? { "data-field": name } : {}), ...(hint ? { "aria-describedby": `${id}-hint` } : {}) };
  const input = rows > 1 ? el("textarea", { ...shared, rows: String(rows) }) : el("input", { ...shared, type });
  input.value = value;
  const told = hint ? el("p", { id: `${id}-hint`, class: "mk-quiet mk-field__hint" }, hint) : null;
  return { element: el("div", { class: "mk-field" }, el("label", { for: id, class: "mk-field__label" }, label), input, told), input };
}

/**
 * A button that opens the browser's choice of files.
 *
 * @param {HTMLButtonElement} press
 * @param {{label: string, accept?: string, several?: boolean, take: (files: File[]) => void}} how
 * @returns {HTMLElement}
 */
export function fileChoice(press, { label, accept = "", several = false, take }) {
  const input = el("input", { type: "file", class: "mk-visually-hidden", "aria-label": label, tabindex: "-1", multiple: several, ...(accept ? { accept } : {}) });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length > 0) take(files);
  });
  press.addEventListener("click", () => input.click());
  return el("span", { class: "mk-file-choice" }, press, input);
}
