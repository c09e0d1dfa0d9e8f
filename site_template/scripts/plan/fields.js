// @ts-check
/** Texts that learners write: kept when they leave the field, the page or the window. */

import { el } from "../dom.js";

/**
 * @param {{label: string, help?: string, value: string, longest: number, rows?: number, kept: string, name: string,
 *   save: (text: string) => Promise<unknown>, gone: AbortSignal}} options `kept`: what is said once it is kept
 */
export function keptText({ label, help = "", value, longest, rows = 3, kept, name, save, gone }) {
  const area = el("textarea", { name, dir: "auto", rows: String(rows), maxlength: String(longest) });
  const said = el("span", { class: "mk-kept", role: "status" });
  area.value = value;
  let last = value;
  const keep = () => {
    if (area.value === last) return;
    last = area.value;
    void save(area.value).then(() => (said.textContent = kept), () => {});
  };
  area.addEventListener("input", () => (said.textContent = ""));
  area.addEventListener("change", keep);
  document.addEventListener("visibilitychange", keep, { signal: gone });
  gone.addEventListener("abort", keep);
  const field = el("label", { class: "mk-field mk-field--wide" }, el("span", {}, label), help ? el("span", { class: "mk-field__help" }, help) : null, area);
  return { element: el("div", { class: "mk-text" }, field, said), area, keep };
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [help]
 */
export function labelled(label, control, help = "") {
  return el("label", { class: "mk-field" }, el("span", {}, label), help ? el("span", { class: "mk-field__help" }, help) : null, control);
}

/**
 * @param {string} name
 * @param {string} value
 * @param {number} longest
 * @param {string} [placeholder]
 */
export function textInput(name, value, longest, placeholder = "") {
  return el("input", { type: "text", name, value, dir: "auto", maxlength: String(longest), placeholder: placeholder || null, autocomplete: "off" });
}

/**
 * @param {string} name
 * @param {string | null} value an ISO date
 */
export function dateInput(name, value) {
  return el("input", { type: "date", name, value: value ?? "" });
}
