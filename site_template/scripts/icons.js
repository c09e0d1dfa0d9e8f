// @ts-check
/** Small pictures drawn with currentColor, so that they follow the theme and forced colours. */

const SVG = "http://www.w3.org/2000/svg";

/** Paths on a grid of 24. @type {Record<string, {fill?: string, line?: string}>} */
const SHAPES = {
  right: { line: "M5 12.5l4.5 4.5L19 7.5" },
  wrong: { line: "M7 7l10 10M17 7L7 17" },
  again: { line: "M12 6v7M12 17v.5" },
  hint: { line: "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3z" },
  arrow: { line: "M5 12h14M13 6l6 6-6 6" },
  clock: { line: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z" },
  save: { line: "M12 4v11M7 10.5l5 5 5-5M5 20h14" },
  bring: { line: "M12 16V5M7 9.5l5-5 5 5M5 20h14" },
  book: { line: "M12 7c-2-1.6-4.5-2-8-2v13c3.5 0 6 .4 8 2 2-1.6 4.5-2 8-2V5c-3.5 0-6 .4-8 2zm0 0v13" },
  grip: { line: "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" },
  up: { line: "M12 19V6M6.5 11L12 5.5 17.5 11" },
  down: { line: "M12 5v13M6.5 13l5.5 5.5 5.5-5.5" },
  out: { line: "M7 7l10 10M17 7L7 17" },
  in: { line: "M12 6v12M6 12h12" },
  fraction: { line: "M9 3h6v5.5H9zM4 12h16M9 15.5h6V21H9z" },
  power: { line: "M4 10.5h9.5V20H4zM16.5 3.5h4.5V8h-4.5z" },
  open: { line: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z" },
};

/**
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `mk-icon mk-icon--${name}`);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.append(...strokes(name));
  return svg;
}

/**
 * @param {string} name
 * @returns {SVGPathElement[]}
 */
function strokes(name) {
  const shape = SHAPES[name] ?? {};
  return [
    ...(shape.fill ? [path(shape.fill, "mk-icon__fill")] : []),
    ...(shape.line ? [path(shape.line, "mk-icon__line")] : []),
  ];
}

/**
 * @param {string} d
 * @param {string} className
 */
function path(d, className) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", d);
  element.setAttribute("class", className);
  return element;
}

/** Four pips, filled as far as the level: the same shape as on the map. */
const PIPS = ["learning", "practised", "secure", "retained"];

/**
 * @param {string} level
 * @returns {SVGSVGElement}
 */
export function pips(level) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "mk-pips");
  svg.setAttribute("viewBox", "0 0 50 14");
  svg.setAttribute("aria-hidden", "true");
  svg.append(...pipCircles(level));
  return svg;
}

/**
 * The four circles, 50 wide and 14 high, for a drawing of its own.
 *
 * @param {string} level
 */
export function pipCircles(level) {
  return PIPS.map((_, index) => pip(index, index <= PIPS.indexOf(level)));
}

/**
 * @param {number} index
 * @param {boolean} isOn
 */
function pip(index, isOn) {
  const circle = document.createElementNS(SVG, "circle");
  circle.setAttribute("class", isOn ? "mk-pips__pip mk-pips__pip--on" : "mk-pips__pip");
  circle.setAttribute("cx", String(7 + index * 12));
  circle.setAttribute("cy", "7");
  circle.setAttribute("r", "4.5");
  return circle;
}
