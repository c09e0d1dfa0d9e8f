// @ts-check
/** Only under `mkcourse serve`: loads the page again after a change, and shows what is wrong with the course. */

/** @typedef {{path: string, line: number, column: number, severity: string, rule: string, message: string, fix: string | null}} Diagnostic */
/** @typedef {{build: string, broken: boolean, message: string, diagnostics: Diagnostic[]}} News */

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
  const count = news.diagnostics.length;
  const close = element("button", "mk-live__close", "Hide");
  const list = element("ol", "mk-live__list");
  const box = element("section", "mk-live");
  const head = count ? `${count} ${count === 1 ? "problem" : "problems"} in the course` : "The course can't be built";
  box.setAttribute("role", "alert");
  close.addEventListener("click", () => box.remove());
  list.append(...news.diagnostics.map(entry));
  box.append(element("h2", "mk-live__title", head), close);
  if (news.build) box.append(element("p", "mk-live__note", "The page shows the last version that could be built."));
  if (news.message) box.append(element("p", "mk-live__message", news.message));
  box.append(list);
  return box;
}

/** @param {Diagnostic} found */
function entry(found) {
  const item = element("li", `mk-live__item mk-live__item--${found.severity}`);
  item.append(
    element("code", "mk-live__place", `${found.path}:${found.line}:${found.column}`),
    element("p", "mk-live__message", `${found.message} [${found.rule}]`),
  );
  if (found.fix) item.append(element("p", "mk-live__fix", found.fix));
  return item;
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
