// @ts-check
/** A dialog over the page, gone when it is closed or another one opens. */

import { el } from "./dom.js";

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
  dialog.addEventListener("close", () => host.remove());
  document.body.append(host);
  dialog.showModal();
  return dialog;
}
