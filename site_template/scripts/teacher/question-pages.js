// @ts-check
/**
 * How the questions look to students: text of options, the form. All of them are fetched before the first file
 * is read, so that nothing that is asked of the server can depend on what is in the files.
 */

import { compiled } from "../dom.js";
import { loadData } from "../data.js";

/** So many files at once. */
const LANES = 4;

export class QuestionPages {
  /** @type {Map<string, {form: string}>} */
  #pages = new Map();
  /** @type {Promise<void> | null} */
  #coming = null;

  /**
   * @param {import("../course.js").CourseBook} book
   * @returns {Promise<void>} when all that could be fetched is here
   */
  fetch(book) {
    this.#coming ??= this.#fetched([...book.competencies.keys()]);
    return this.#coming;
  }

  /** @param {string[]} competencies */
  async #fetched(competencies) {
    const waiting = competencies.values();
    const lane = async () => {
      for (const each of waiting) {
        const { items } = await loadData(`items/${each}`).catch(() => ({ items: {} }));
        for (const [id, page] of Object.entries(items)) this.#pages.set(id, page);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  /**
   * The form, to look at; null where it did not come.
   *
   * @param {string} item
   */
  form(item) {
    const page = this.#pages.get(item);
    if (!page) return null;
    const form = compiled(page.form, "mk-html mk-shown-question__form");
    form.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    form.inert = true;
    return form;
  }

  /**
   * What stands beside these options; "" where it can't be told.
   *
   * @param {string} item
   * @param {string[]} options ids
   */
  options(item, options) {
    const inert = new DOMParser().parseFromString(this.#pages.get(item)?.form ?? "", "text/html"); // fetches no pictures
    const inputs = options.map((id) => inert.querySelector(`input[value="${CSS.escape(id)}"]`));
    const texts = inputs.map((input) => input?.getAttribute("aria-label") ?? plain(input?.closest("label")?.querySelector(".mk-option__text")));
    return texts.filter(Boolean).join(" · ");
  }
}

/** Formulas are told by their source, pictures by their text. @param {Element | null | undefined} element */
function plain(element) {
  if (!element) return "";
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy.querySelectorAll("annotation").forEach((each) => each.remove());
  copy.querySelectorAll("mfrac").forEach((each) => each.replaceWith(`${each.children[0]?.textContent ?? ""}/${each.children[1]?.textContent ?? ""}`));
  copy.querySelectorAll("img").forEach((each) => each.replaceWith(each.getAttribute("alt") ?? ""));
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}
