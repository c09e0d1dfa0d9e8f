// @ts-check
/** Zooming and panning the map: by buttons, keys, a wheel with Ctrl, or two fingers. It moves the drawing's view box. */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";

const MOST = 4;
const STEP = 1.4;
/** Screen pixels that a press may move before it is a drag, and no press on a link any more. */
const STILL = 6;

export class MapZoom {
  /** @type {SVGSVGElement} */
  #svg;
  /** What shows all. */
  #whole;
  #zoom = 1;
  #x;
  #y;
  /** @type {Map<number, {x: number, y: number}>} pointers that are down */
  #down = new Map();
  #moved = 0;
  /** @type {HTMLButtonElement[]} */
  #buttons;
  bar;

  /**
   * @param {SVGSVGElement} svg
   * @param {import("./words.js").Words} words
   * @param {AbortSignal} gone
   */
  constructor(svg, words, gone) {
    this.#svg = svg;
    const [x = 0, y = 0, width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    this.#whole = { x, y, width, height };
    this.#x = x;
    this.#y = y;
    const zoom = (/** @type {string} */ name, /** @type {() => void} */ press) => {
      const made = button("", "mk-map-zoom__button", press, { "aria-label": words.say(`map.zoom-${name}`), title: words.say(`map.zoom-${name}`) });
      made.append(icon({ in: "plus", out: "minus", fit: "fit" }[name] ?? ""));
      return made;
    };
    this.#buttons = [zoom("in", () => this.by(STEP)), zoom("out", () => this.by(1 / STEP)), zoom("fit", () => this.fit())];
    this.bar = el("div", { class: "mk-map-zoom", role: "group", "aria-label": words.say("map.controls") }, ...this.#buttons);
    this.#listen(gone);
    this.#show();
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ does) => this.#svg.addEventListener(type, does, { signal, passive: false });
    on("wheel", (/** @type {WheelEvent} */ event) => this.#wheel(event));
    on("pointerdown", (/** @type {PointerEvent} */ event) => this.#press(event));
    on("pointermove", (/** @type {PointerEvent} */ event) => this.#move(event));
    for (const type of ["pointerup", "pointercancel"]) on(type, (/** @type {PointerEvent} */ event) => this.#down.delete(event.pointerId));
    on("dragstart", (/** @type {DragEvent} */ event) => event.preventDefault());
    this.#svg.addEventListener("click", (event) => this.#moved > STILL && stop(event), { signal, capture: true });
  }

  /**
   * @param {number} factor
   * @param {{x: number, y: number}} [around] a point of the drawing that stays where it is
   */
  by(factor, around = this.#middle()) {
    const zoom = Math.min(Math.max(this.#zoom * factor, 1), MOST);
    const share = this.#zoom / zoom;
    this.#x = around.x - (around.x - this.#x) * share;
    this.#y = around.y - (around.y - this.#y) * share;
    this.#zoom = zoom;
    this.#show();
  }

  fit() {
    this.#zoom = 1;
    this.#show();
  }

  /**
   * Moves the drawing so that a node of it can be seen.
   *
   * @param {{x: number, y: number, width: number, height: number}} box in units of the drawing
   */
  reveal({ x, y, width, height }) {
    const size = this.#size();
    if (x < this.#x || x + width > this.#x + size.width) this.#x = x + width / 2 - size.width / 2;
    if (y < this.#y || y + height > this.#y + size.height) this.#y = y + height / 2 - size.height / 2;
    this.#show();
  }

  #size() {
    return { width: this.#whole.width / this.#zoom, height: this.#whole.height / this.#zoom };
  }

  #middle() {
    const { width, height } = this.#size();
    return { x: this.#x + width / 2, y: this.#y + height / 2 };
  }

  #show() {
    const { width, height } = this.#size();
    const { x, y } = this.#whole;
    this.#x = Math.min(Math.max(this.#x, x), x + this.#whole.width - width);
    this.#y = Math.min(Math.max(this.#y, y), y + this.#whole.height - height);
    this.#svg.setAttribute("viewBox", [this.#x, this.#y, width, height].map((each) => each.toFixed(1)).join(" "));
    this.#svg.dataset["zoom"] = this.#zoom.toFixed(2);
    const [into, out, all] = this.#buttons;
    into?.setAttribute("aria-disabled", String(this.#zoom >= MOST));
    out?.setAttribute("aria-disabled", String(this.#zoom <= 1));
    all?.setAttribute("aria-disabled", String(this.#zoom <= 1));
  }

  /** @param {{clientX: number, clientY: number}} place */
  #inDrawing({ clientX, clientY }) {
    const box = this.#svg.getBoundingClientRect();
    const { width, height } = this.#size();
    return { x: this.#x + ((clientX - box.left) / box.width) * width, y: this.#y + ((clientY - box.top) / box.height) * height };
  }

  /** Without Ctrl the wheel scrolls the page, as everywhere. A pinch on a touchpad comes as a wheel with Ctrl. @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.by(Math.exp(-event.deltaY / 200), this.#inDrawing(event));
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (this.#down.size === 0) this.#moved = 0;
    this.#down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    const now = { x: event.clientX, y: event.clientY };
    this.#moved += Math.hypot(now.x - before.x, now.y - before.y);
    this.#down.set(event.pointerId, now);
    if (other) this.#pinch(before, now, other);
    else if (this.#zoom > 1) this.#pan(before, now);
  }

  /**
   * @param {{x: number, y: number}} before
   * @param {{x: number, y: number}} now
   * @param {{x: number, y: number}} other
   */
  #pinch(before, now, other) {
    const apart = Math.hypot(before.x - other.x, before.y - other.y);
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    if (apart > 0) this.by(Math.hypot(now.x - other.x, now.y - other.y) / apart, this.#inDrawing(middle));
  }

  /**
   * @param {{x: number, y: number}} before
   * @param {{x: number, y: number}} now
   */
  #pan(before, now) {
    const units = this.#size().width / this.#svg.getBoundingClientRect().width;
    this.#x -= (now.x - before.x) * units;
    this.#y -= (now.y - before.y) * units;
    this.#show();
  }
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}
