// What to do when a page's modules don't come: from a file they never do, over a bad line they may at the next try.
//
// It stands in the pages themselves (main.html), because it must run where no script comes: over a line that breaks off,
// from servers that send scripts as what browsers refuse, and from file://, where they refuse modules.

import { startLaterScripts } from "./later-scripts.js";

const TRIES = 2;
const COUNTER = "mkcourse-arrival";
const WAIT = 2500; // milliseconds: long enough to read that it is tried again

document.documentElement.dataset["mkWaits"] = ""; // for what drawn.js lets appear
if (location.protocol === "file:") addEventListener("DOMContentLoaded", openedAsFile);
else addEventListener("load", () => setTimeout(lookAround, 0));

/** Reading works: links get the names of files, media their players, and a sentence says what helps with the rest. */
function openedAsFile() {
  for (const link of document.querySelectorAll("a[href]")) {
    const target = fileOf(link.getAttribute("href") ?? "");
    if (target) link.setAttribute("href", target);
  }
  for (const media of document.querySelectorAll("mk-media")) media.innerHTML = media.querySelector("noscript")?.textContent ?? "";
  for (const actions of document.querySelectorAll(".mk-item__actions")) actions.remove(); // nobody answers them
  tell("mkcourse-on-file", "note");
  startLaterScripts();
}

/**
 * The file that a link to a folder means: servers find index.html in it, a browser shows a list of files.
 *
 * @param {string} href
 */
function fileOf(href) {
  const url = new URL(href, location.href);
  const isPage = url.protocol === "file:" && !href.startsWith("#") && !/\.\w+$/.test(url.pathname);
  if (isPage) url.pathname = `${url.pathname.replace(/\/$/, "")}/index.html`;
  return isPage ? url.href : "";
}

/** Modules run before a page has loaded, unless one of them did not come: then the page is loaded again, twice. */
function lookAround() {
  if (document.documentElement.dataset["mkStarted"] !== undefined) return forget();
  const tries = tried();
  tell(tries < TRIES ? "mkcourse-again" : "mkcourse-not-started", "alert");
  startLaterScripts();
  if (tries >= TRIES) return forget();
  if (remember(tries + 1)) setTimeout(() => location.reload(), WAIT);
}

function tried() {
  try {
    return Number(sessionStorage.getItem(COUNTER));
  } catch {
    return TRIES;
  }
}

/** @param {number} tries */
function remember(tries) {
  try {
    sessionStorage.setItem(COUNTER, String(tries));
    return true;
  } catch {
    return false;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(COUNTER);
  } catch {
    // Nothing was remembered.
  }
}

/**
 * @param {string} name of the meta element that holds the words
 * @param {string} role
 */
function tell(name, role) {
  const words = document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
  if (words === "") return; // pages to read need nothing else
  const told = document.createElement("p");
  told.className = "mk-not-started";
  told.setAttribute("role", role);
  told.textContent = words;
  (document.querySelector("article") ?? document.body).prepend(told);
  delete document.documentElement.dataset["mkWaits"]; // nothing will be drawn: what waited for it comes
}
