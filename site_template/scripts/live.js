// @ts-check
/** Only under `mkcourse serve`: loads the page again after a change, and shows what is wrong with the course. */

/** @typedef {{path: string, line: number, column: number, severity: string, rule: string, message: string, fix: string | null, about: string | null, about_text: string}} Diagnostic */
/** @typedef {{language: string, direction: string, title: string, last_good: string, hide: string}} Around */
/** @typedef {{build: string, broken: boolean, message: string, diagnostics: Diagnostic[], words: Around}} News */

const SHOWN = new URL(import.meta.url).searchParams.get("build") ?? "";
const NEWS = new URL("../../mkcourse-live", import.meta.url);

/** @type {EventSource | null} */
let source = null;

/** A browser opens six connections to a server; a page nobody sees shall not hold one. */
function listen() {
  source?.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource(NEWS);
  source.onmessage = (event) => hear(JSON.parse(event.data));
}

/** @param {News} news */
function hear(news) {
  if (news.build !== SHOWN) location.reload();
  document.querySelector(".mk-live")?.remove();
  if (news.broken) document.body.append(panel(news));
}

/** @param {News} news */
function panel(news) {
  const { words } = news;
  const close = element("button", "mk-live__close", words.hide);
  const list = element("ol", "mk-live__list");
  const box = element("section", "mk-live");
  box.setAttribute("role", "alert");
  box.lang = words.language;
  box.dir = words.direction;
  close.addEventListener("click", () => box.remove());
  list.append(...news.diagnostics.map(entry));
  box.append(element("h2", "mk-live__title", words.title), close);
  if (words.last_good) box.append(element("p", "mk-live__note", words.last_good));
  if (news.message) box.append(english(element("p", "mk-live__message", news.message)));
  box.append(list);
  return box;
}

/** @param {Diagnostic} found */
function entry(found) {
  const item = element("li", `mk-live__item mk-live__item--${found.severity}`);
  const head = english(element("p", "mk-live__head"));
  head.append(
    element("code", "mk-live__place", `${found.path}:${found.line}:${found.column}`),
    " ",
    element("strong", "mk-live__severity", found.severity),
  );
  item.append(head, english(element("p", "mk-live__message", `${found.message} [${found.rule}]`)));
  if (found.fix) item.append(english(element("p", "mk-live__fix", found.fix)));
  if (found.about) item.append(about(found.about, found.about_text));
  return item;
}

/**
 * The page of the rule, beside the course.
 *
 * @param {string} address
 * @param {string} text
 */
function about(address, text) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "mk-live__about", text));
  link.href = new URL(address, NEWS).href;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

/**
 * Messages are as in the terminal.
 *
 * @param {HTMLElement} shown
 */
function english(shown) {
  shown.lang = "en";
  shown.dir = "ltr";
  return shown;
}

/**
 * @param {string} tag
 * @param {string} name of the class
 * @param {string} text
 */
function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

document.addEventListener("visibilitychange", listen);
listen();
