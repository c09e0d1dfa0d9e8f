// @ts-check
/** Tables, formulas and code that are wider than the screen scroll; with this, by keyboard too (WCAG 2.1.1). */

/** Material puts each table into such a box, and makes code focusable, but late. */
const BOXES = '.md-typeset__scrollwrap, .md-typeset table, math[display="block"], pre > code';

/** @param {Element} box */
function mark(box) {
  if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
  else box.removeAttribute("tabindex");
}

export function watchScrollAreas() {
  let isDue = false;
  const markAll = () => {
    isDue = false;
    for (const box of document.querySelectorAll(BOXES)) mark(box);
  };
  const soon = () => {
    if (!isDue) requestAnimationFrame(markAll);
    isDue = true;
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", soon);
  soon();
}
