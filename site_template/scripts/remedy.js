// @ts-check
/**
 * What helps against a mix-up, beside the very question that showed it: the part of a lesson, opened in
 * place. The lesson itself is one press further, and leads back.
 */

import { all, button, el } from "./dom.js";
import { link } from "./feedback.js";
import { icon } from "./icons.js";
import { announce } from "./status.js";
import { withWayBack } from "./way-back.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Lesson} Lesson */

/** Elements of a lesson that are alive on their own page only. */
const ALIVE = "script, style, .headerlink, mk-question, mk-practice, mk-other-ways, mk-way-back, .mk-block:not(:has(p, img, table))";

/**
 * @param {Lesson} lesson
 * @param {string} anchor of the part that helps, or "" for its beginning
 * @param {Context} context
 */
export function remedy(lesson, anchor, context) {
  const { words, book } = context;
  const href = book.lessonUrl(lesson, anchor);
  const open = button(words.say("remedy.open"), "mk-button", () => void show(), { "data-action": "remedy" });
  open.prepend(icon("book"));
  const there = withWayBack(link(href, words.say("feedback.remedy", { lesson: lesson.title })));
  const place = el("div", { class: "mk-remedy" }, el("p", { class: "mk-remedy__ways" }, open, there));
  const show = async () => {
    open.setAttribute("aria-disabled", "true");
    const part = await partOf(href, anchor);
    if (!part) return there.click();
    context.session.act("LessonOpened", { lesson: lesson.id }).catch(() => {});
    place.replaceChildren(shown(part, lesson, there, context));
    /** @type {HTMLElement | null} */ (place.querySelector(".mk-remedy__part"))?.focus();
  };
  return place;
}

/**
 * @param {Node[]} part
 * @param {Lesson} lesson
 * @param {HTMLElement} there
 * @param {Context} context
 */
function shown(part, lesson, there, { words }) {
  const box = el("section", { class: "mk-remedy__part", tabindex: "-1", "aria-label": words.say("remedy.label", { lesson: lesson.title }) }, ...part);
  const back = button(words.say("remedy.back"), "mk-button mk-button--primary", () => toQuestion(box, words), { "data-action": "remedy-back" });
  box.append(el("p", { class: "mk-remedy__ways" }, back, there));
  return box;
}

/**
 * The same question again, where it was.
 *
 * @param {HTMLElement} box
 * @param {import("./words.js").Words} words
 */
function toQuestion(box, words) {
  const form = box.closest("form.mk-item");
  box.closest(".mk-remedy")?.remove();
  const primary = /** @type {HTMLButtonElement | null} */ (form?.querySelector('[data-action="check"]'));
  if (primary?.dataset["now"] === "try-again") primary.click();
  else primary?.focus();
  announce(words.say("remedy.again"));
}

/**
 * A part of another page of this site: from the heading with the anchor to the next one of its rank.
 *
 * @param {string} href
 * @param {string} anchor
 * @returns {Promise<Node[] | null>}
 */
async function partOf(href, anchor) {
  try {
    const response = await fetch(href.split("#")[0] ?? href);
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const article = page.querySelector("article");
    const heading = article && (anchor ? article.querySelector(`[id="${CSS.escape(anchor)}"]`) : article.querySelector("h2"));
    return heading ? settled(followed(heading), href) : null;
  } catch {
    return null;
  }
}

/** @param {Element} heading */
function followed(heading) {
  const found = [heading];
  const rank = Number(heading.tagName.slice(1));
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && Number(next.tagName.slice(1)) <= rank) break;
    found.push(next);
  }
  return found;
}

/**
 * Taken out of its page: its addresses are whole, its ids gone, and what is alive only there is left out.
 *
 * @param {Element[]} found
 * @param {string} href
 */
function settled(found, href) {
  const part = el("div", { class: "mk-html" }, ...found.map((each) => document.importNode(each, true)));
  for (const each of all(part, ALIVE)) each.remove();
  for (const each of all(part, "[id]")) each.removeAttribute("id");
  for (const name of ["src", "href", "poster"]) {
    for (const each of all(part, `[${name}]`)) each.setAttribute(name, new URL(each.getAttribute(name) ?? "", href).href);
  }
  const title = part.firstElementChild;
  title?.replaceWith(el("p", { class: "mk-remedy__title" }, ...title.childNodes));
  return [part];
}
