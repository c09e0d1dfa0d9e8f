// @ts-check
/** <mk-found>: the list of all questions follows what is typed and chosen; the server finds them. */

import { announce } from "../status.js";

/** Milliseconds without a key before it is looked. */
const PAUSE = 250;

/**
 * @param {HTMLElement} place
 * @param {import("../context.js").Context} _context
 * @param {AbortSignal} gone
 */
export function mount(place, _context, gone) {
  const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  const look = () => {
    clearTimeout(soon);
    soon = setTimeout(() => void show(place, address(form)), PAUSE);
  };
  form.addEventListener("input", look, { signal: gone });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  }, { signal: gone });
  place.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-page]") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    void show(place, new URL(link.href));
  }, { signal: gone });
}

/** @param {HTMLFormElement} form */
function address(form) {
  const url = new URL(location.pathname, location.href);
  for (const [name, value] of new FormData(form)) if (value !== "") url.searchParams.set(name, String(value));
  return url;
}

/** @type {AbortController | null} */
let asked = null;

/**
 * @param {HTMLElement} place
 * @param {URL} url
 */
async function show(place, url) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(url, { signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-found]");
    if (!found) return;
    place.querySelector("[data-found]")?.replaceWith(found);
    announce(found.querySelector("p")?.textContent ?? "");
    history.replaceState(history.state, "", url);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}
