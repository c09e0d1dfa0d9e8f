// @ts-check
/** The small pictures that learners choose for themselves, drawn here, on a round ground in a colour of theirs. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {[tag: "path" | "circle" | "ellipse", tone: "light" | "dark" | "mid" | "line", geometry: Record<string, string | number>]} Stroke */

/** @param {string} d */
const light = (d) => /** @type {Stroke} */ (["path", "light", { d }]);
/** @param {string} d */
const mid = (d) => /** @type {Stroke} */ (["path", "mid", { d }]);
/** @param {string} d */
const line = (d) => /** @type {Stroke} */ (["path", "line", { d }]);
/**
 * @param {"light" | "dark" | "mid"} tone
 * @param {number} cx
 * @param {number} cy
 * @param {number} r
 */
const dot = (tone, cx, cy, r) => /** @type {Stroke} */ (["circle", tone, { cx, cy, r }]);

/** On a grid of 48. @type {Record<string, Stroke[]>} */
const DRAWINGS = {
  fox: [
    light("M11 12l8 5h10l8-5 1 14c0 7-8 12-14 12s-14-5-14-12z"),
    mid("M10 26c5 0 10 3 14 12-7 0-14-5-14-12zM38 26c-5 0-10 3-14 12 7 0 14-5 14-12z"),
    dot("dark", 18.5, 25, 1.8),
    dot("dark", 29.5, 25, 1.8),
    dot("dark", 24, 34.5, 2.2),
  ],
  owl: [
    light("M12 11c3 3 6 4 12 4s9-1 12-4v16c0 7-5 12-12 12s-12-5-12-12z"),
    dot("mid", 18.5, 22, 5),
    dot("mid", 29.5, 22, 5),
    dot("dark", 18.5, 22, 2.2),
    dot("dark", 29.5, 22, 2.2),
    ["path", "dark", { d: "M22 27h4l-2 4z" }],
  ],
  whale: [
    light("M8 28c0-7 7-11 15-11 9 0 13 5 14 9 2-1 3-3 3-6-3 0-5-1-6-4 3 0 5 0 6 1 1-1 3-2 6-2-1 3-2 5-4 6 0 10-6 16-17 16-9 0-17-3-17-9z"),
    mid("M9 31c4 2 9 3 14 3 5 0 9-1 12-3-2 4-7 6-14 6-6 0-11-2-12-6z"),
    dot("dark", 17, 26, 1.8),
    line("M20 13c0-3 2-4 4-4M20 13c0-3-2-4-4-4"),
  ],
  cat: [
    light("M12 11l7 6h10l7-6v16c0 6-5 11-12 11s-12-5-12-11z"),
    dot("dark", 19, 25, 1.9),
    dot("dark", 29, 25, 1.9),
    mid("M22 29h4l-2 3z"),
    line("M24 32v2M9 27l5 1M9 32l5-1M39 27l-5 1M39 32l-5-1"),
  ],
  turtle: [
    ["ellipse", "light", { cx: 38, cy: 27, rx: 5, ry: 4 }],
    light("M13 33h5v5h-5zM28 33h5v5h-5z"),
    mid("M8 33c0-9 6-15 14-15s14 6 14 15z"),
    line("M15 33l3-8h8l3 8M18 25l-3-4M26 25l3-4"),
    dot("dark", 39.5, 26, 1.3),
  ],
  bird: [
    light("M10 22c0-6 5-10 11-10s10 4 10 9c0 10-7 16-16 16-4 0-7-1-8-2 5-2 3-7 3-13z"),
    mid("M15 24c5-1 10 1 12 5-3 4-8 5-12 3z"),
    mid("M31 18l7 2-7 3z"),
    dot("dark", 25, 19, 1.8),
  ],
  leaf: [light("M37 10c1 15-5 27-18 27-6 0-9-4-9-9C10 17 22 11 37 10z"), line("M10 39c3-9 9-15 18-20M19 27l-1-7M25 22l8 0")],
  cactus: [
    light("M20 39V13a4 4 0 0 1 8 0v26z"),
    light("M20 30h-4a5 5 0 0 1-5-5v-4a2.5 2.5 0 0 1 5 0v4h4zM28 27h4v-5a2.5 2.5 0 0 1 5 0v5a5 5 0 0 1-5 5h-4z"),
    mid("M14 39h20v3H14z"),
    line("M24 16v3M24 23v3M24 30v3"),
  ],
  rocket: [
    light("M24 7c6 4 8 10 8 16l-3 9H19l-3-9c0-6 2-12 8-16z"),
    mid("M16 22l-5 7v6l8-4zM32 22l5 7v6l-8-4z"),
    dot("dark", 24, 20, 3.2),
    line("M21 36v4M24 36v6M27 36v4"),
  ],
  boat: [light("M23 9v20H10zM26 13l12 16H26z"), mid("M8 32h32l-5 8H14z")],
  mountain: [mid("M4 38l13-21 12 21z"), light("M16 38l13-25 15 25z"), ["path", "dark", { d: "M29 13l5 8-3-1-2 3-2-3-3 1z" }]],
  star: [light("M24 8l5 10.5 11 1.5-8 8 2 11-10-5.5-10 5.5 2-11-8-8 11-1.5z"), dot("dark", 20, 23, 1.7), dot("dark", 28, 23, 1.7), line("M20 28c2 2.5 6 2.5 8 0")],
};

export const PICTURES = Object.keys(DRAWINGS);
export const COLOURS = ["teal", "blue", "violet", "pink", "red", "orange", "green", "grey"];

/**
 * @param {{picture: string, colour: string}} person a picture that we do not have leaves the ground empty
 * @returns {HTMLElement} a round picture that says nothing to screen readers: the name stands beside it
 */
export function avatar({ picture, colour }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 48 48");
  svg.setAttribute("focusable", "false");
  for (const stroke of picture === "" ? NOBODY : (DRAWINGS[picture] ?? [])) svg.append(drawn(stroke));
  const ground = document.createElement("span");
  ground.className = `mk-avatar mk-avatar--${COLOURS.includes(colour) ? colour : "grey"}`;
  ground.setAttribute("aria-hidden", "true");
  ground.append(svg);
  return ground;
}

/** Who has no picture. @type {Stroke[]} */
const NOBODY = [dot("light", 24, 18, 7), light("M10 40c0-9 6-13 14-13s14 4 14 13z")];

/** @param {Stroke} stroke */
function drawn([tag, tone, geometry]) {
  const shape = document.createElementNS(SVG, tag);
  shape.setAttribute("class", `mk-avatar__${tone}`);
  for (const [name, value] of Object.entries(geometry)) shape.setAttribute(name, String(value));
  return shape;
}
