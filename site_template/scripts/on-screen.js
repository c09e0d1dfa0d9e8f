// @ts-check
/**
 * Whether a learner may be looking at an element: some of it is within the window.
 *
 * @param {Element} element
 */
export function isOnScreen(element) {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < window.innerHeight;
}
