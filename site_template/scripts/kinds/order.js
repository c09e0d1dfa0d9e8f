// @ts-check
/**
 * The control of an order: lines that are moved with buttons, arrow keys or by dragging, and a place
 * for those that are left out.
 *
 * Rows are moved in the document itself, so that what is read is what is seen. Dragging is an extra
 * of one screenful (order-drag.js): the libraries for it bring no keyboard and no words, which are
 * the larger part, and which all of them leave to the page.
 */

import { all, button, el } from "../dom.js";
import { icon } from "../icons.js";
import { announce } from "../status.js";
import { draggable } from "./order-drag.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */

/** So many letters of a line are enough to name it. */
const NAME_LETTERS = 60;

/** @implements {Control} */
export class OrderControl {
  #root;
  #words;
  #changed;
  #list;
  #pool;
  #isTouched = false;
  #isLocked = false;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, { words, changed }) {
    this.#root = root;
    this.#words = words;
    this.#changed = changed;
    this.#list = /** @type {HTMLElement} */ (root.querySelector(".mk-order__list"));
    this.#pool = /** @type {HTMLElement | null} */ (root.querySelector(".mk-order__pool"));
    for (const row of this.#rows()) this.#equip(row);
    root.addEventListener("keydown", (event) => this.#key(event));
    this.#draw();
  }

  /** @returns {Response} */
  response() {
    return { chosen: this.#rows(this.#list).map(idOf) };
  }

  /** The lines stand in some order from the start: an answer is what the learner has moved. */
  isEmpty() {
    return !this.#isTouched || this.#rows(this.#list).length === 0;
  }

  missing() {
    return "again.not-ordered";
  }

  /** @param {Response} response */
  fill(response) {
    if (!("chosen" in response)) return;
    this.arrange(response.chosen);
    const rest = this.#rows(this.#list).slice(response.chosen.length);
    for (const row of rest) (this.#pool ?? this.#list).append(row);
    this.#isTouched = true;
    this.#draw();
  }

  /** @param {string[]} order of ids; equal lines share one, and lines that it does not name stay at the end */
  arrange(order) {
    const left = this.#rows();
    for (const id of order) {
      const place = left.findIndex((row) => idOf(row) === id);
      if (place >= 0) this.#list.append(...left.splice(place, 1));
    }
    this.#list.append(...left);
    this.#draw();
  }

  lock() {
    this.#isLocked = true;
    for (const tool of all(this.#root, ".mk-order__tool, .mk-order__grip")) tool.remove();
  }

  /** @param {import("../types.js").FeedbackEffect} feedback */
  mark({ verdict, fields }) {
    const rows = this.#rows(this.#list);
    if (verdict === "right") rows.forEach((row) => this.#mark(row, "right", "item.option-right"));
    const first = firstMisplaced(fields);
    const row = rows[first];
    if (verdict === "wrong" && row) this.#mark(row, "wrong", "order.look-here");
  }

  unmark() {
    for (const mark of all(this.#root, ".mk-mark")) mark.remove();
    for (const row of all(this.#root, "[data-mark]")) row.removeAttribute("data-mark");
  }

  /**
   * How far it is right, from the top.
   *
   * @param {import("../types.js").FeedbackEffect} feedback
   */
  explain({ reason, fields }) {
    const right = firstMisplaced(fields);
    const code = reason?.code ?? "line-misplaced";
    const found = right === 0 ? "" : this.#words.count("order.right-so-far", right);
    const what = code === "line-misplaced" ? this.#words.say("wrong.line-misplaced", { place: right + 1 }) : this.#words.say(`wrong.${code}`);
    return `${found} ${what}`.trim();
  }

  focus() {
    const marked = this.#root.querySelector("[data-mark] .mk-order__tool");
    const first = /** @type {HTMLElement | null} */ (marked ?? this.#root.querySelector(".mk-order__tool"));
    first?.focus();
  }

  /** @param {HTMLElement} [list] @returns {HTMLElement[]} */
  #rows(list) {
    return all(list ?? this.#root, ".mk-order__line");
  }

  /** Gives a row its grip and its buttons. @param {HTMLElement} row */
  #equip(row) {
    const grip = el("span", { class: "mk-order__grip", "aria-hidden": "true" }, icon("grip"));
    row.prepend(grip);
    const tools = [this.#tool("up", () => this.#step(row, -1)), this.#tool("down", () => this.#step(row, 1))];
    if (this.#pool) tools.push(this.#tool("out", () => this.#swap(row)));
    row.append(el("span", { class: "mk-order__tools" }, ...tools));
    draggable(grip, row, [this.#list, ...(this.#pool ? [this.#pool] : [])], () => this.#dropped(row));
  }

  /**
   * @param {string} name
   * @param {() => void} press
   */
  #tool(name, press) {
    const made = button("", "mk-order__tool", press, { "data-tool": name });
    made.append(icon(name));
    return made;
  }

  /** Names the buttons by what they would do now. */
  #draw() {
    const rows = this.#rows(this.#list);
    rows.forEach((row, place) => {
      this.#name(row, "up", "order.up", place === 0);
      this.#name(row, "down", "order.down", place === rows.length - 1);
      this.#name(row, "out", "order.leave-out", false);
    });
    for (const row of this.#pool ? this.#rows(this.#pool) : []) this.#name(row, "out", "order.use", false);
    this.#pool?.toggleAttribute("data-empty", this.#pool.children.length === 0);
  }

  /**
   * @param {HTMLElement} row
   * @param {string} tool
   * @param {string} key
   * @param {boolean} isOff it keeps its place and the focus
   */
  #name(row, tool, key, isOff) {
    const found = row.querySelector(`[data-tool="${tool}"]`);
    found?.setAttribute("aria-label", this.#words.say(key, { line: nameOf(row) }));
    found?.setAttribute("aria-disabled", String(isOff));
    if (tool === "out") found?.replaceChildren(icon(key === "order.use" ? "in" : "out"));
  }

  /** Arrow keys on any button of a row move it. @param {KeyboardEvent} event */
  #key(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest?.(".mk-order__line");
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!row || !by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (row.parentElement === this.#list) this.#step(/** @type {HTMLElement} */ (row), by);
  }

  /**
   * @param {HTMLElement} row
   * @param {number} by -1 is up
   */
  #step(row, by) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other || this.#isLocked) return;
    this.#moved(row, () => (by < 0 ? other.before(row) : other.after(row)));
  }

  /** Out of the list, or back to its end. @param {HTMLElement} row */
  #swap(row) {
    const to = row.parentElement === this.#list ? this.#pool : this.#list;
    if (to && !this.#isLocked) this.#moved(row, () => to.append(row));
  }

  /**
   * The focus stays with the row, which a move in the document would lose.
   *
   * @param {HTMLElement} row
   * @param {() => void} move
   */
  #moved(row, move) {
    const focused = /** @type {HTMLElement | null} */ (row.contains(document.activeElement) ? document.activeElement : null);
    gliding(this.#rows(), move);
    focused?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    this.#dropped(row);
  }

  /** @param {HTMLElement} row that has a new place */
  #dropped(row) {
    this.#isTouched = true;
    this.#draw();
    this.#changed();
    announce(this.#placeOf(row));
  }

  /** @param {HTMLElement} row */
  #placeOf(row) {
    const rows = this.#rows(this.#list);
    const place = rows.indexOf(row) + 1;
    const values = { line: nameOf(row), place, count: rows.length };
    return this.#words.say(place > 0 ? "order.placed" : "order.left-out", values);
  }

  /**
   * @param {HTMLElement} row
   * @param {"right" | "wrong"} mark
   * @param {string} key
   */
  #mark(row, mark, key) {
    row.dataset["mark"] = mark;
    row.querySelector(".mk-order__text")?.after(el("span", { class: "mk-mark" }, icon(mark === "right" ? "right" : "again"), el("span", {}, this.#words.say(key))));
  }
}

/** @param {HTMLElement} row */
function idOf(row) {
  return row.dataset["line"] ?? "";
}

/** @param {HTMLElement} row */
function nameOf(row) {
  const text = (row.querySelector(".mk-order__text")?.textContent ?? "").trim().replace(/\s+/g, " ");
  return text.length > NAME_LETTERS ? `${text.slice(0, NAME_LETTERS)}…` : text;
}

/** @param {string[]} fields */
function firstMisplaced(fields) {
  const place = fields.indexOf("wrong");
  return place < 0 ? fields.length : place;
}

/**
 * Rows glide from where they were to where they are, unless the learner wants no motion.
 *
 * @param {HTMLElement[]} rows
 * @param {() => void} move
 */
export function gliding(rows, move) {
  const before = new Map(rows.map((row) => [row, row.getBoundingClientRect().top]));
  move();
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [row, top] of before) {
    const by = top - row.getBoundingClientRect().top;
    if (by !== 0) row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: 140, easing: "ease-out" });
  }
}
