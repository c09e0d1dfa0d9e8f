// @ts-check
/** The class on one page: students × competencies, each level as shape, word and colour. Any column sorts. */

import { button, el } from "../dom.js";
import { person } from "./telling.js";

/** @typedef {Pick<import("./room.js").RoomOf<{heat: import("./types.js").Heat}>, "words" | "book" | "names" | "told" | "show">} Room */
/** @typedef {(learner: string) => HTMLElement | null} Mark what stands beside a name */
/** @typedef {{by: string, down: boolean}} Sorting by "name", "all" or a competency; down: highest first */

export const LEVELS = ["new", "learning", "practised", "secure", "retained"];
const PRACTISED = 2;
/** Rows at first: more would keep a slow device busy for a moment. */
const ROWS = 40;
/** Rows that are drawn at once; between them there is time for a press or a scroll. */
const AT_ONCE = 10;

/**
 * @param {Room} room
 * @param {Mark} [mark]
 */
export function heat(room, mark = () => null) {
  const { words, told } = room;
  /** @type {Sorting} */
  let sorting = { by: "name", down: false };
  let shown = ROWS;
  const body = el("tbody");
  const table = el("table", { class: "mk-heat" });
  const more = button("", "mk-button mk-button--small", () => {
    shown += ROWS;
    draw();
  }, { "data-action": "more-rows" });
  const sort = (/** @type {string} */ by) => {
    sorting = { by, down: sorting.by === by ? !sorting.down : by !== "name" };
    draw();
  };
  const headings = new Map([["name", words.say("teacher.by-name")], ["all", words.say("teacher.in-all")], ...told.heat.competencies.map((id) => /** @type {[string, string]} */ ([id, room.book.title(id)]))]);
  const cells = new Map([...headings].map(([by, title]) => [by, headingOf(by, title, () => sort(by))]));
  let draws = 0;
  const fill = (/** @type {number[]} */ rows, /** @type {number} */ now) => {
    if (now !== draws) return;
    body.append(...rows.slice(0, AT_ONCE).map((row) => rowOf(row, room, mark)));
    if (rows.length > AT_ONCE) setTimeout(() => fill(rows.slice(AT_ONCE), now));
  };
  const draw = () => {
    const order = sorted(room, sorting);
    for (const [by, cell] of cells) cell.setAttribute("aria-sort", by !== sorting.by ? "none" : sorting.down ? "descending" : "ascending");
    draws += 1;
    body.replaceChildren();
    fill(order.slice(0, shown), draws);
    more.hidden = order.length <= shown;
    more.textContent = words.count("teacher.more-rows", Math.min(ROWS, order.length - shown));
  };
  draw();
  table.append(el("caption", { class: "mk-visually-hidden" }, words.say("teacher.heat-caption")), el("thead", {}, el("tr", {}, ...cells.values())), body);
  const area = el("div", { class: "mk-heat-area", role: "region", tabindex: "0", "aria-label": words.say("teacher.levels") }, table);
  return el("div", { class: "mk-heat-block" }, legend(words, area), area, more);
}

/**
 * @param {string} by
 * @param {string} title
 * @param {() => void} press
 */
function headingOf(by, title, press) {
  const kind = by === "name" || by === "all" ? by : "competency";
  return el("th", { scope: "col", class: `mk-heat__head mk-heat__head--${kind}` }, button(title, "mk-heat__sort", press, { "data-sort": by, title }));
}

/**
 * @param {Room} room
 * @param {Sorting} sorting
 * @returns {number[]} rows of the heat map
 */
function sorted({ told: { heat: map }, names }, { by, down }) {
  const rows = map.learners.map((_, row) => row);
  const byName = names.order();
  const column = map.competencies.indexOf(by);
  const value = (/** @type {number} */ row) => (by === "all" ? sum(map.levels[row]) : (map.levels[row]?.[column] ?? 0));
  const compare = (/** @type {number} */ one, /** @type {number} */ other) => {
    const named = byName(map.learners[one] ?? "", map.learners[other] ?? "");
    if (by === "name") return down ? -named : named;
    return (down ? value(other) - value(one) : value(one) - value(other)) || named;
  };
  return rows.sort(compare);
}

/** @param {number[] | undefined} numbers */
function sum(numbers = []) {
  return numbers.reduce((all, each) => all + each, 0);
}

/**
 * @param {number} row
 * @param {Room} room
 * @param {Mark} mark
 */
function rowOf(row, room, mark) {
  const { told: { heat: map }, words } = room;
  const levels = map.levels[row] ?? [];
  const learner = map.learners[row] ?? "";
  const known = levels.filter((level) => level >= PRACTISED).length;
  return el(
    "tr",
    {},
    el("th", { scope: "row", class: "mk-heat__name" }, person(learner, room), mark(learner)),
    el("td", { class: "mk-heat__all" }, words.say("teacher.of", { count: known, all: levels.length })),
    ...levels.map((level, column) => cellOf(level, { isStuck: Boolean(map.stuck[row]?.[column]), hasSupport: Boolean(map.support[row]?.[column]) }, words)),
  );
}

/**
 * @param {number} level
 * @param {{isStuck: boolean, hasSupport: boolean}} marks
 * @param {import("../words.js").Words} words
 */
function cellOf(level, { isStuck, hasSupport }, words) {
  const name = words.say(`level.${LEVELS[level]}`);
  const marks = [...(isStuck ? [words.say("teacher.stuck-mark")] : []), ...(hasSupport ? [words.say("teacher.support-mark")] : [])];
  const said = [name, ...marks].join(", ");
  return el("td", { class: `mk-heat__cell${isStuck ? " mk-heat__cell--stuck" : ""}`, "data-level": String(level), title: said }, el("span", {}, said));
}

/**
 * What the shapes mean, and a switch for words in the cells.
 *
 * @param {import("../words.js").Words} words
 * @param {HTMLElement} area
 */
function legend(words, area) {
  const box = el("input", { type: "checkbox", name: "words" });
  box.addEventListener("change", () => area.classList.toggle("mk-heat-area--words", box.checked));
  return el(
    "div",
    { class: "mk-heat-legend" },
    el("ul", { class: "mk-heat-legend__list" }, ...LEVELS.map((level, place) => el("li", {}, el("span", { class: "mk-heat__swatch", "data-level": String(place), "aria-hidden": "true" }), words.say(`level.${level}`))), el("li", {}, el("span", { class: "mk-heat__swatch mk-heat__cell--stuck", "data-level": "1", "aria-hidden": "true" }), words.say("teacher.stuck-mark"))),
    el("label", { class: "mk-choice" }, box, ` ${words.say("teacher.show-words")}`),
  );
}
