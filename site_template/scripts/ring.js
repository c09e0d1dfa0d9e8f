// @ts-check
/** Rings: how far something is, with the same in words beside them. */

import { el } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 42;

/**
 * How far the course is.
 *
 * @param {Pick<import("./types.js").View, "done" | "total">} view
 * @param {import("./words.js").Words} words
 */
export function ring({ done, total }, words) {
  return el(
    "div",
    { class: "mk-card mk-ring", "data-done": String(done), "data-total": String(total) },
    drawn(total === 0 ? 0 : done / total),
    el("p", { class: "mk-ring__text" }, el("strong", {}, words.say("home.done", { done, total })), el("span", {}, words.say("home.done-label"))),
  );
}

/**
 * A small ring around an icon.
 *
 * @param {number} part from 0 to 1; more counts as 1
 * @param {SVGSVGElement} inside
 */
export function share(part, inside) {
  return el("span", { class: "mk-share", "aria-hidden": "true", "data-full": part >= 1 }, drawn(Math.min(part, 1)), inside);
}

/** @param {number} part from 0 to 1 */
function drawn(part) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "mk-ring__picture");
  svg.append(circle("mk-ring__track"));
  if (part > 0) svg.append(arc(part));
  return svg;
}

/** @param {number} part */
function arc(part) {
  const around = 2 * Math.PI * RADIUS;
  const made = circle("mk-ring__done");
  made.setAttribute("stroke-dasharray", `${part * around} ${around}`);
  made.setAttribute("transform", "rotate(-90 50 50)");
  return made;
}

/** @param {string} className */
function circle(className) {
  const made = document.createElementNS(SVG, "circle");
  for (const [name, value] of Object.entries({ cx: "50", cy: "50", r: String(RADIUS), class: className })) {
    made.setAttribute(name, value);
  }
  return made;
}
