// @ts-check
/**
 * The place that a link names stays in sight while the page is being drawn: what comes above it would push it away,
 * and what is not shown yet can be neither scrolled to nor focused.
 */

/** Milliseconds: by then a page has its parts, also on a slow line; or its learner reads on. */
const LONGEST = 20_000;

/** What a learner does who looks elsewhere. */
const OWN_ACTS = ["wheel", "touchstart", "pointerdown", "keydown", "input"];

/**
 * @param {HTMLElement} place
 * @param {() => void} focus puts the focus there, if it is nowhere
 */
export function keepInSight(place, focus) {
  const over = new AbortController();
  const watch = new ResizeObserver(() => {
    place.scrollIntoView();
    focus();
  });
  over.signal.addEventListener("abort", () => watch.disconnect());
  for (const act of OWN_ACTS) window.addEventListener(act, () => over.abort(), { signal: over.signal, passive: true });
  setTimeout(() => over.abort(), LONGEST);
  watch.observe(place.closest("article") ?? place);
}
