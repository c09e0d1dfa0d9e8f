// @ts-check
/** Red, yellow, green: each has a shape and a word of its own, so that nobody needs the colour. */

const SVG = "http://www.w3.org/2000/svg";

/** Paths on a grid of 24: a square, a triangle, a circle with a tick. @type {Record<import("./state.js").Colour, string[]>} */
const SHAPES = {
  red: ["M5 5h14v14H5z"],
  yellow: ["M12 4l9 16H3z"],
  green: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M8 12.3l2.8 2.8L16 9.5"],
};

/** @type {import("./state.js").Colour[]} */
export const COLOURS = ["red", "yellow", "green"];

/**
 * @param {import("./state.js").Colour} colour
 * @returns {SVGSVGElement}
 */
export function sign(colour) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `mk-sign mk-sign--${colour}`);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(
    ...SHAPES[colour].map((d, index) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", d);
      path.setAttribute("class", index === 0 ? "mk-sign__shape" : "mk-sign__mark");
      return path;
    }),
  );
  return svg;
}
