// @ts-check
/**
 * Keys while the focus is inside a question: a number chooses an option, H takes a hint, Enter goes on.
 *
 * Only without a modifier, and never where a key already means something: in a field to type in, a
 * menu, a button. A screen reader that reads the page keeps these keys to itself.
 */

import { all } from "./dom.js";

/** Where a letter or a number is typed, or chooses from a menu. */
const TYPED_IN = 'input:not([type="radio"], [type="checkbox"]), textarea, select, math-field, [contenteditable], [role="textbox"], .cm-editor';

/** What Enter already does something with. */
const PRESSED = 'button, a, summary, input, [role="button"], [role="option"]';

/**
 * @param {HTMLFormElement} form
 * @param {{isOpen: () => boolean, hint: () => void}} card `isOpen`: whether an answer can still be given
 */
export function answerKeys(form, { isOpen, hint }) {
  form.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (target.closest(TYPED_IN) || target.closest(".mk-scaffold")) return;
    if (event.key === "Enter" && !target.closest(PRESSED)) press(event, () => form.requestSubmit());
    else if (!isOpen()) return;
    else if (/^[1-9]$/.test(event.key)) chooseOption(form, Number(event.key), event);
    else if (event.key.toLowerCase() === "h") press(event, hint);
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {() => void} act
 */
function press(event, act) {
  event.preventDefault();
  act();
}

/**
 * The option with this number, counted as they stand on the page.
 *
 * @param {HTMLFormElement} form
 * @param {number} number
 * @param {KeyboardEvent} event
 */
function chooseOption(form, number, event) {
  const field = form.querySelector(".mk-item__fields [data-kind]");
  const inputs = field?.matches('[data-kind="choice"], [data-kind="hotspot"]') ? all(field, 'input[type="radio"], input[type="checkbox"]') : [];
  const option = /** @type {HTMLInputElement | undefined} */ (inputs[number - 1]);
  if (!option || option.disabled) return;
  press(event, () => {
    option.focus();
    option.click();
  });
}
