// @ts-check
/**
 * A note for a teacher or a friend: what the learner is at, what was tried, what may be mixed up. It can
 * be shown, changed, copied and printed; nothing is sent anywhere.
 */

import { openDialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { plainText } from "./plain-text.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */

/**
 * @param {string} competency
 * @param {Element} near the question, or something within it
 * @param {Context} context
 */
export function askSomebody(competency, near, context) {
  const { words } = context;
  const field = el("textarea", { class: "mk-note__text", rows: "12", "aria-label": words.say("ask.label"), "data-note": true });
  field.value = noteText(competency, near, context);
  const told = el("p", { class: "mk-quiet", "data-told": "note" });
  const dialog = openDialog(
    "ask",
    words.say("ask.title"),
    el("p", {}, words.say("ask.about")),
    field,
    el("div", { class: "mk-note__print", "aria-hidden": "true" }),
    told,
    el(
      "div",
      { class: "mk-dialog__actions" },
      withIcon("save", button(words.say("ask.copy"), "mk-button mk-button--primary", () => void copy(field, told, words), { "data-action": "copy-note" })),
      withIcon("book", button(words.say("ask.print"), "mk-button", () => print(dialog, field), { "data-action": "print-note" })),
      button(words.say("ask.close"), "mk-button mk-button--quiet", () => dialog.close(), { "data-action": "close-note" }),
    ),
  );
}

/**
 * @param {string} name
 * @param {HTMLButtonElement} press
 */
function withIcon(name, press) {
  press.prepend(icon(name));
  return press;
}

/**
 * @param {string} competency
 * @param {Element} near
 * @param {Context} context
 */
function noteText(competency, near, { words, book, session }) {
  const known = book.competencies.get(competency);
  const state = session.view?.competencies[competency];
  const mixups = (session.view?.misconceptions ?? []).filter(({ id, cleared }) => !cleared && book.misconceptions.get(id)?.competency === competency);
  const stem = near.closest("form.mk-item")?.querySelector(".mk-item__stem");
  return [
    words.say("ask.hello", { title: book.title(competency), course: book.course.title }),
    known?.can ? words.say("ask.can", { can: known.can }) : "",
    state?.attempts ? words.count("ask.tried", state.attempts) : "",
    ...mixups.map(({ id }) => words.say("ask.mix-up", { title: book.title(id) })),
    stem ? `${words.say("ask.question")}\n${plainText(stem)}` : "",
    words.say("ask.please"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/**
 * Into the clipboard; on plain HTTP by the old way, and where that fails, too, the text is marked for the learner's own copying.
 *
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} told
 * @param {import("./words.js").Words} words
 */
async function copy(field, told, words) {
  const isCopied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
  if (!isCopied) field.select();
  const said = words.say(isCopied || document.execCommand("copy") ? "ask.copied" : "ask.marked");
  told.textContent = said;
  announce(said);
}

/**
 * A text field prints only what fits into it: the paper gets a text instead.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLTextAreaElement} field
 */
function print(dialog, field) {
  const paper = dialog.querySelector(".mk-note__print");
  if (paper) paper.textContent = field.value;
  document.documentElement.setAttribute("data-mk-print", "dialog");
  window.addEventListener("afterprint", () => document.documentElement.removeAttribute("data-mk-print"), { once: true });
  window.print();
}
