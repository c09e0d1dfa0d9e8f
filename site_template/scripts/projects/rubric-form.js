// @ts-check
/** A rubric to judge by: for each criterion one of its levels. The same for oneself and for a friend. */

import { all, el } from "../dom.js";

/** @typedef {import("./state.js").Criterion} Criterion */
/** @typedef {import("./state.js").Scores} Scores */
/** @typedef {import("./state.js").ProjectPage} ProjectPage */

let forms = 0;

export class RubricForm {
  #page;

  /**
   * @param {ProjectPage} page
   * @param {import("../words.js").Words} words
   */
  constructor(page, words) {
    forms += 1;
    this.#page = page;
    const name = `rubric-${forms}`;
    this.element = el("div", { class: "mk-rubric-form" }, ...page.rubric.map((criterion) => this.#criterion(criterion, name, words)));
  }

  /** @returns {Scores} of the criteria that are judged */
  scores() {
    /** @type {Scores} */
    const scores = {};
    for (const { id } of this.#page.rubric) {
      const chosen = this.#levels(id).find(({ checked }) => checked);
      if (chosen) scores[id] = Number(chosen.value);
    }
    return scores;
  }

  /** @returns {HTMLInputElement | null} the first level of the first criterion that is not judged */
  missing() {
    const scores = this.scores();
    const open = this.#page.rubric.find(({ id }) => !(id in scores));
    return open ? (this.#levels(open.id)[0] ?? null) : null;
  }

  /** @param {Scores} scores */
  fill(scores) {
    for (const { id } of this.#page.rubric) {
      for (const input of this.#levels(id)) input.checked = input.value === String(scores[id]);
    }
  }

  /**
   * @param {Criterion} criterion
   * @param {string} name
   * @param {import("../words.js").Words} words
   */
  #criterion(criterion, name, words) {
    const legend = el("legend");
    legend.innerHTML = criterion.html;
    return el(
      "fieldset",
      { class: "mk-open__criterion", "data-criterion": criterion.id },
      legend,
      el("ul", { class: "mk-options" }, ...criterion.levels.map((level) => el("li", {}, this.#level(criterion, level, name, words)))),
    );
  }

  /**
   * @param {Criterion} criterion
   * @param {import("./state.js").Level} level
   * @param {string} name
   * @param {import("../words.js").Words} words
   */
  #level(criterion, level, name, words) {
    const text = el("span", { class: "mk-option__text" });
    text.innerHTML = level.html;
    const title = this.#page.levels.find(({ points }) => points === level.points)?.text;
    return el(
      "label",
      { class: "mk-option" },
      el("input", { class: "mk-option__input", type: "radio", name: `${name}-${criterion.id}`, value: String(level.points) }),
      el("span", { class: "mk-open__points", title: title || words.count("project.points", level.points) }, String(level.points)),
      text,
    );
  }

  /**
   * @param {string} criterion
   * @returns {HTMLInputElement[]}
   */
  #levels(criterion) {
    return all(this.element, `[data-criterion="${CSS.escape(criterion)}"] .mk-option__input`);
  }
}

/**
 * What was judged, in words: each criterion with the level that was chosen.
 *
 * @param {ProjectPage} page
 * @param {Scores} scores
 * @returns {HTMLElement}
 */
export function judged(page, scores) {
  const rows = page.rubric.flatMap((criterion) => {
    const level = criterion.levels.find(({ points }) => points === scores[criterion.id]);
    return level ? [el("li", {}, el("span", { class: "mk-open__points" }, String(level.points)), el("span", {}, el("strong", {}, criterion.text), " ", level.text))] : [];
  });
  return el("ul", { class: "mk-judged" }, ...rows);
}
