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
