// @ts-check
/** Presses of Check in the moment before the elements are mounted: remembered, then answered. */

/** @type {WeakSet<HTMLFormElement>} */
const pressed = new WeakSet();

/** Listens from the first script on. */
export function watchEarlyPresses() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches(".mk-item") || form.dataset["mounted"]) return;
    event.preventDefault();
    pressed.add(form);
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {boolean} whether Check was pressed before now; later presses are the card's own
 */
export function takeForm(form) {
  form.dataset["mounted"] = "true";
  return pressed.delete(form);
}

/**
 * Whether a learner has begun with a form whose scripts are not there yet.
 *
 * @param {HTMLFormElement} form
 */
export function isBegun(form) {
  return pressed.has(form) || form.contains(document.activeElement) || [...form.elements].some(isFilled);
}

/** @param {Element} field */
function isFilled(field) {
  if (field instanceof HTMLInputElement) return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  return field instanceof HTMLSelectElement && [...field.options].some((option) => option.selected !== option.defaultSelected && !(option.index === 0 && option.selected));
}
