// @ts-check
/**
 * The list of lessons on small screens, and the search there, by keyboard.
 *
 * Material opens both with labels, which no key can press: here they become buttons. Without scripts
 * they stay the labels they are. The focus goes into the list that was opened, and comes back.
 */

import { el } from "./dom.js";

/** From now on: the header lives through Material's page changes. */
export function watchDrawer() {
  asButton(".mk-search-button", "__search");
  const [press, toggle] = asButton(".mk-drawer-button", "__drawer");
  if (!press || !toggle) return;
  const close = () => toggle.checked && toggle.click();
  toggle.addEventListener("change", () => {
    press.setAttribute("aria-expanded", String(toggle.checked));
    if (toggle.checked) openedList()?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    close();
    press.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    const isOutside = target instanceof Element && target !== press && !target.closest(".md-sidebar--primary");
    if (isOutside) close();
  });
  press.setAttribute("aria-expanded", String(toggle.checked));
}

/** @returns {HTMLElement | null} where the list begins: the page that is open, or its first link */
function openedList() {
  const list = document.querySelector(".md-sidebar--primary");
  return list?.querySelector("a.md-nav__link--active") ?? list?.querySelector("a") ?? null;
}

/**
 * @param {string} selector of the label
 * @param {string} id of the box that it checks
 * @returns {[HTMLButtonElement, HTMLInputElement] | [null, null]}
 */
function asButton(selector, id) {
  const label = document.querySelector(selector);
  const toggle = document.getElementById(id);
  if (!(label instanceof HTMLElement) || !(toggle instanceof HTMLInputElement)) return [null, null];
  const press = el("button", { type: "button", class: label.className, "aria-label": label.title }, ...label.childNodes);
  press.title = label.title;
  press.addEventListener("click", () => toggle.click());
  label.replaceWith(press);
  return [press, toggle];
}
