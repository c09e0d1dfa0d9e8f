// @ts-check
/** The focus stays when a part of the page is drawn anew: on what takes the place of what had it, else on a heading. */

/**
 * @param {HTMLElement} place
 * @param {() => void} draw takes away what is in `place`, at once
 */
export function keepingFocus(place, draw) {
  const held = document.activeElement;
  if (!held || held === place || !place.contains(held)) return draw();
  const told = marks(held);
  draw();
  if (document.activeElement !== document.body) return; // it is elsewhere already
  const again = [...place.querySelectorAll(held.localName)].find((each) => marks(each) === told);
  if (again?.checkVisibility()) return focusOn(again);
  focusOn(place.querySelector("h1, h2, h3"), true);
}

/**
 * Puts the focus where it cannot come by Tab.
 *
 * @param {Element | null | undefined} element
 * @param {boolean} [intoSight] whether the page may be scrolled for it
 */
export function focusOn(element, intoSight = false) {
  if (!(element instanceof HTMLElement)) return;
  if (!element.hasAttribute("tabindex") && element.tabIndex < 0) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: !intoSight });
}

/**
 * What tells an element from its neighbours.
 *
 * @param {Element} element
 */
function marks(element) {
  const told = ["data-action", "data-turn", "data-goal", "name", "value", "href"].map((name) => element.getAttribute(name) ?? "");
  return [...told, element.textContent].join("\n");
}
