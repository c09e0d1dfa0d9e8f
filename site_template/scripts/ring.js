// @ts-check
/** How far the course is: a ring, and the same in words. */

import { el } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 42;

/**
 * @param {import("./types.js").View} view
 * @param {import("./words.js").Words} words
 */
export function ring({ done, total }, words) {
  const share = total === 0 ? 0 : done / total;
  return el(
    "div",
    { class: "mk-ring", "data-done": String(done), "data-total": String(total) },
    drawn(share),
    el("p", { class: "mk-ring__text" }, el("strong", {}, words.say("home.done", { done, total })), el("span", {}, words.say("home.done-label"))),
  );
}

/** @param {number} share from 0 to 1 */
function drawn(share) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "mk-ring__picture");
  svg.append(circle("mk-ring__track"));
  if (share > 0) svg.append(arc(share));
  return svg;
}

/** @param {number} share */
function arc(share) {
  const around = 2 * Math.PI * RADIUS;
  const made = circle("mk-ring__done");
  made.setAttribute("stroke-dasharray", `${share * around} ${around}`);
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
