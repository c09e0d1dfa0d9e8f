// @ts-check
/**
 * Two small drawings in SVG: dots along a line, and dots in a field.
 *
 * Of our own, because the lightest library that draws both (uPlot, 50 kB; Observable Plot with d3, 250 kB) is
 * larger than all of this page, and uPlot draws on a canvas, which is grey on paper and unknown to screen readers.
 * Words stand in the page beside them: what is drawn here is told in a table or a list, too.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function shape(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** @typedef {{at: number, label: string, tone?: string}} Dot @typedef {{at: number, label: string}} Tick */

const WIDE = 640;
/** On a phone a drawing is made for its width: made smaller, its words could not be read. */
const NARROW = 340;
/** A phone's width leaves no room for more words below a line. */
const FEW_TICKS = 3;
const EDGE = 24;
const RADIUS = 6;

/**
 * Dots that stand on a line, equal ones on each other's shoulders.
 *
 * @param {string} label what it shows, for those who don't see it
 * @param {Dot[]} dots `at` from 0 to 1
 * @param {Tick[]} ticks
 * @param {Tick | null} line the plan's
 */
export function dotPlot(label, dots, ticks, line) {
  const wide = width();
  const step = 2 * RADIUS + 1;
  const columns = Math.floor((wide - 2 * EDGE) / step);
  /** @type {Map<number, number>} */
  const heights = new Map();
  const placed = [...dots].sort((one, other) => one.at - other.at).map((dot) => {
    const column = Math.round(dot.at * columns);
    const height = heights.get(column) ?? 0;
    heights.set(column, height + 1);
    return { ...dot, x: EDGE + column * step, height };
  });
  const high = Math.max(4, ...heights.values()) * step + 30;
  const ground = high - 8;
  const svg = shape("svg", { class: "mk-plot", viewBox: `0 0 ${wide} ${high + 24}`, role: "img", "aria-label": label });
  const across = (/** @type {number} */ at) => EDGE + Math.round(at * columns) * step;
  svg.append(shape("line", { class: "mk-plot__axis", x1: EDGE - 8, x2: wide - EDGE + 8, y1: ground, y2: ground }));
  const told = wide === WIDE || ticks.length <= FEW_TICKS ? ticks : ticks.filter(({ at }) => anchorAt(at) !== "middle");
  for (const tick of told) svg.append(text(across(tick.at), high + 14, tick.label, anchorAt(tick.at)));
  if (line) {
    const x = across(line.at);
    svg.append(shape("line", { class: "mk-plot__plan", x1: x, x2: x, y1: 16, y2: ground }), text(x, 11, line.label, anchorAt(line.at)));
  }
  for (const dot of placed) svg.append(marked(dot.x, ground - RADIUS - 2 - dot.height * step, dot));
  return svg;
}

function width() {
  return matchMedia("(max-width: 30rem)").matches ? NARROW : WIDE;
}

/** Words at an edge do not run over it. @param {number} at from 0 to 1 */
function anchorAt(at) {
  return at < 0.1 ? "start" : at > 0.9 ? "end" : "middle";
}

/**
 * Dots in a field.
 *
 * @param {string} label
 * @param {(Dot & {up: number})[]} dots `at` and `up` from 0 to 1
 * @param {{across: Tick[], up: Tick[], acrossName: string, upName: string, line: number}} axes `line`: where `up` is nought
 */
export function fieldPlot(label, dots, { across, up, acrossName, upName, line }) {
  const wide = width();
  const [left, right, top, bottom] = [52, wide - EDGE, 28, 270];
  const x = (/** @type {number} */ at) => left + at * (right - left);
  const y = (/** @type {number} */ at) => bottom - at * (bottom - top);
  const svg = shape("svg", { class: "mk-plot", viewBox: `0 0 ${wide} 320`, role: "img", "aria-label": label });
  svg.append(shape("line", { class: "mk-plot__axis", x1: left, x2: right, y1: bottom, y2: bottom }), shape("line", { class: "mk-plot__axis", x1: left, x2: left, y1: top, y2: bottom }));
  svg.append(shape("line", { class: "mk-plot__plan", x1: left, x2: right, y1: y(line), y2: y(line) }));
  for (const tick of across) svg.append(text(x(tick.at), bottom + 18, tick.label, anchorAt(tick.at)));
  for (const tick of up) svg.append(text(left - 8, y(tick.at) + 4, tick.label, "end"));
  svg.append(text(right, bottom + 40, acrossName, "end"), text(8, 14, upName, "start"));
  for (const dot of dots) svg.append(marked(x(dot.at), y(dot.up), dot));
  return svg;
}

/**
 * A dot; one that is worth a look is a diamond, so that colour alone says nothing.
 *
 * @param {number} x
 * @param {number} y
 * @param {Dot} dot
 */
function marked(x, y, { label, tone = "" }) {
  const name = `mk-plot__dot${tone ? ` mk-plot__dot--${tone}` : ""}`;
  const r = RADIUS + 1.5;
  const drawn = tone ? shape("path", { class: name, d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z` }) : shape("circle", { class: name, cx: x, cy: y, r: RADIUS });
  drawn.append(shape("title", {}, label));
  return drawn;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {"start" | "middle" | "end"} anchor
 */
function text(x, y, words, anchor) {
  return shape("text", { class: "mk-plot__text", x, y, "text-anchor": anchor }, words);
}
