// @ts-check
/** Small pictures drawn with currentColor, so that they follow the theme and forced colours. */

const SVG = "http://www.w3.org/2000/svg";

/** Paths on a grid of 24. @type {Record<string, {fill?: string, line?: string}>} */
const SHAPES = {
  right: { line: "M5 12.5l4.5 4.5L19 7.5" },
  wrong: { line: "M7 7l10 10M17 7L7 17" },
  again: { line: "M12 6v7M12 17v.5" },
  hint: { line: "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3z" },
  back: { line: "M15 5l-7 7 7 7" },
  forth: { line: "M9 5l7 7-7 7" },
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
  home: { line: "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6" },
  calendar: { line: "M5 6h14v14H5zM5 10.5h14M8.5 3.5v4M15.5 3.5v4" },
  chart: { line: "M5 20v-6M12 20V9M19 20V4" },
  folder: { line: "M3.5 6.5h6l2 2.5h9V19h-17z" },
  person: { line: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6" },
  pencil: { line: "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5" },
  review: { line: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4.5v5h-5" },
  tasks: { line: "M4 6.5l1.5 1.5L8.5 5M4 13l1.5 1.5 3-3M4 19.5l1.5 1.5 3-3M12.5 6.5H20M12.5 13H20M12.5 19.5H20" },
  compass: { line: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.5 8.5l-2 5-5 2 2-5z" },
  flag: { line: "M6 21V4M6 5c4-2.5 7 2 12 0v8.5c-5 2-8-2.5-12 0" },
  leaf: { line: "M5 19c0-9 5-14 15-14 0 10-5 15-13 13M5 19c2-5 5-7.5 9-9" },
  plus: { line: "M12 5.5v13M5.5 12h13" },
  minus: { line: "M5.5 12h13" },
  fit: { line: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" },
  qr: { line: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14v.01M14 19v.01" },
  lock: { line: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" },
  people: { line: "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19c.5-3.3 3-5 6.5-5s6 1.7 6.5 5M16 5.5a3.2 3.2 0 0 1 0 6M18 14.3c2 .7 3.2 2.2 3.5 4.7" },
  leave: { line: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9" },
  speaker: { line: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" },
  link: { line: "M10 14a4 4 0 0 0 5.7 0l3.3-3.3A4 4 0 0 0 13.3 5L12 6.3M14 10a4 4 0 0 0-5.7 0L5 13.3A4 4 0 0 0 10.7 19l1.3-1.3" },
  file: { line: "M6 3h8l4 4v14H6zM14 3v4h4" },
  seal: { line: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM9.3 12.2l1.9 1.9 3.5-3.8" },
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
