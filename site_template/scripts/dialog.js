// @ts-check
/** A dialog over the page, gone when it is closed or another one opens. Tab goes round in it; then the focus is where it was. */

import { el } from "./dom.js";
import { focusOn } from "./kept-focus.js";
import { title as pageTitle } from "./page-focus.js";

/** @typedef {import("./dom.js").Child} Child */

let dialogs = 0;

/**
 * @param {string} name for `data-dialog`
 * @param {string} title
 * @param {...Child} children
 * @returns {HTMLDialogElement} open
 */
export function openDialog(name, title, ...children) {
  for (const other of document.querySelectorAll("dialog.mk-dialog[open]")) /** @type {HTMLDialogElement} */ (other).close();
  dialogs += 1;
  const id = `mk-dialog-${dialogs}`;
  const dialog = el(
    "dialog",
    { class: "mk-dialog", "aria-labelledby": id, "data-dialog": name },
    el("h2", { id, class: "mk-dialog__title", tabindex: "-1" }, title),
    ...children,
  );
  const host = el("div", { class: "md-typeset mk-dialog-host" }, dialog);
  dialog.addEventListener("keydown", (event) => event.key === "Tab" && goRound(dialog, event));
  dialog.addEventListener("close", () => {
    host.remove();
    if (document.activeElement === document.body) focusOn(pageTitle()); // it opened by itself, or what opened it is gone
  });
  document.body.append(host);
  dialog.showModal();
  return dialog;
}

/**
 * From the last place to the first, and back: else Tab would lead out of the page.
 *
 * @param {HTMLDialogElement} dialog
 * @param {KeyboardEvent} event
 */
function goRound(dialog, event) {
  const stops = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]).filter(isStop);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  const isBefore = event.shiftKey && document.activeElement?.matches("h2");
  if (document.activeElement !== from && !isBefore) return;
  event.preventDefault();
  to?.focus();
}

/** @param {HTMLElement} element */
function isStop(element) {
  const isOpen = !element.matches(":disabled") && element.tabIndex >= 0 && element.checkVisibility();
  const isOther = element instanceof HTMLInputElement && element.type === "radio" && !element.checked;
  return isOpen && !isOther; // of a group of radio buttons Tab stops at one
}
