// @ts-check
/**
 * Larger drawings for empty states and first visits: `illustration("rest")` gives an SVG element.
 *
 * They take their colours from the classes `mk-art__…` (controls.css), so that they follow the course's accent,
 * the dark and forced colours. They say nothing that the words beside them don't say, so they are hidden from
 * screen readers. All are 240 wide and 160 high.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
function dot(x, y, r) {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} r of the corners
 */
function box(x, y, width, height, r) {
  const [across, down] = [width - 2 * r, height - 2 * r];
  const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
}

const HILLS = [
  ["far", "M0 132C30 96 62 92 96 112S166 78 240 92V160H0Z"],
  ["near", "M0 160V146C50 118 96 128 132 138S206 130 240 118V160Z"],
];

/** Class (of mk-art__) and path, from back to front. @type {Record<string, string[][]>} */
const DRAWINGS = {
  // a way over hills, with stops, to a flag
  path: [
    ["sun", dot(52, 44, 17)],
    ...HILLS,
    ["way", "M34 158C70 142 40 122 84 120S150 130 156 108S168 82 190 74"],
    ["stop", dot(56, 141, 6)],
    ["stop", dot(96, 120, 6)],
    ["stop", dot(154, 112, 6)],
    ["ink", "M192 74V34"],
    ["accent", "M192 34C204 28 210 42 224 36V56C210 62 204 48 192 54Z"],
    ["cloud", "M112 50a11 11 0 0 1 20 -6a9 9 0 0 1 13 7a8 8 0 0 1 -1 15H116a8 8 0 0 1 -4 -16z"],
  ],
  // nothing to do just now: a cup and a plant
  rest: [
    ["far", dot(120, 80, 62)],
    ["near", box(24, 130, 192, 12, 6)],
    ["paper", "M72 86H128V112A18 18 0 0 1 110 130H90A18 18 0 0 1 72 112Z"],
    ["ink", "M128 92H136A12 12 0 0 1 136 116H127"],
    ["accent", "M72 98H128V106H72Z"],
    ["ink", "M88 74C82 66 94 60 88 50M102 74C96 66 108 60 102 50M116 74C110 66 122 60 116 50"],
    ["warm", "M154 104H190L185 130H159Z"],
    ["leaf", "M172 104C172 84 160 78 150 78C150 94 160 102 172 104Z"],
    ["leaf", "M172 104C172 78 184 68 196 66C198 86 186 100 172 104Z"],
    ["vein", "M172 104C172 92 178 82 188 76"],
  ],
  // everything is learned: a summit
  done: [
    ["sun", dot(178, 46, 18)],
    ["far", "M8 148L74 58L116 112L140 86L196 148Z"],
    ["near", "M44 148L126 40L208 148Z"],
    ["snow", "M126 40L148 69L138 66L128 76L118 66L106 66Z"],
    ["ink", "M126 40V12"],
    ["accent", "M126 12C136 7 142 18 154 13V29C142 34 136 23 126 28Z"],
    ["near", box(20, 144, 200, 8, 4)],
    ["star", "M54 26l2.6 6.4 6.8.5-5.2 4.4 1.7 6.7L54 40.3 48.1 44l1.7-6.7-5.2-4.4 6.8-.5z"],
    ["star", "M206 84l1.9 4.8 5.1.4-3.9 3.3 1.2 5L206 94.7l-4.3 2.8 1.2-5-3.9-3.3 5.1-.4z"],
  ],
  // the first visit: a book that something grows out of
  first: [
    ["far", dot(120, 84, 64)],
    ["leaf", "M120 92C118 62 96 52 78 54C80 78 98 90 120 92Z"],
    ["leaf", "M120 84C120 52 140 38 160 36C164 64 144 82 120 84Z"],
    ["vein", "M120 116V84C124 68 134 56 146 50M120 92C112 76 102 68 92 64"],
    ["accent", "M28 100H212V142H28Z"],
    ["paper", "M120 112C98 98 66 96 36 98V136C66 134 98 136 120 148Z"],
    ["paper", "M120 112C142 98 174 96 204 98V136C174 134 142 136 120 148Z"],
    ["rule", "M52 108C70 108 90 110 106 116M52 120C70 120 90 122 106 128M188 108C170 108 150 110 134 116M188 120C170 120 150 122 134 128"],
    ["sun", dot(190, 38, 10)],
  ],
  // no network
  offline: [
    ["cloud", "M74 92a27 27 0 0 1 12 -52a36 36 0 0 1 67 -2a29 29 0 0 1 12 54z"],
    ["far", box(78, 100, 84, 50, 8)],
    ["paper", box(84, 106, 72, 38, 4)],
    ["near", box(62, 148, 116, 8, 4)],
    ["accent", "M108 118C112 116 116 116 120 119C124 116 128 116 132 118V132C128 130 124 130 120 133C116 130 112 130 108 132Z"],
    ["ink", "M104 56L136 84M136 56L104 84"],
  ],
  // no goals yet: a signpost
  goals: [
    ...HILLS,
    ["ink", "M120 142V34"],
    ["accent", "M84 40H146L160 53L146 66H84Z"],
    ["warm", "M156 74H98L84 87L98 100H156Z"],
    ["rule-light", "M96 53H136"],
    ["rule-dark", "M106 87H144"],
    ["star", "M196 34l3.7 9 9.6.7-7.4 6.2 2.4 9.4L196 54.2l-8.3 5.1 2.4-9.4-7.4-6.2 9.6-.7z"],
    ["leaf", "M44 136C44 122 36 116 28 116C28 128 34 134 44 136ZM44 136C44 120 52 112 62 110C62 126 56 134 44 136Z"],
  ],
  // a portfolio with nothing in it yet
  portfolio: [
    ["far", dot(120, 82, 62)],
    ["accent", "M48 56A8 8 0 0 1 56 48H98L110 60H184A8 8 0 0 1 192 68V132H48Z"],
    ["paper", "M74 38L158 30L166 104L82 112Z"],
    ["warm", "M88 52L118 49L121 76L91 79Z"],
    ["rule", "M128 56L148 54M129 66L149 64M93 90L153 84"],
    ["near", "M40 78A6 6 0 0 1 46 72H194A6 6 0 0 1 200 78L192 140A6 6 0 0 1 186 146H54A6 6 0 0 1 48 140Z"],
  ],
  // a page that isn't there: a map with a way that ends
  lost: [
    ["far", dot(120, 82, 62)],
    ["paper", "M44 48L94 34L146 48L196 34V122L146 136L94 122L44 136Z"],
    ["near", "M94 34L146 48V136L94 122Z"],
    ["dashes", "M62 112C76 96 84 108 98 92S120 76 132 84"],
    ["stop", dot(62, 112, 6)],
    ["mark", "M150 70A13 13 0 1 1 164 84V92M164 101V102"],
  ],
  // progress kept safe: a box with a tick
  safe: [
    ["far", dot(120, 82, 62)],
    ["paper", "M88 34H140L156 50V104H88Z"],
    ["rule", "M100 52H128M100 64H144M100 76H144"],
    ["near", "M62 84H98L106 96H134L142 84H178V132A10 10 0 0 1 168 142H72A10 10 0 0 1 62 132Z"],
    ["accent", dot(168, 64, 18)],
    ["tick", "M160 64L166 70L177 58"],
  ],
  // finding the right place to begin: a compass
  compass: [
    ["far", dot(120, 82, 66)],
    ["paper", dot(120, 82, 48)],
    ["ring", dot(120, 82, 48)],
    ["ink", "M120 42V48M120 116V122M80 82H86M154 82H160"],
    ["accent", "M140 58L126 88L112 76Z"],
    ["warm", "M100 106L126 88L112 76Z"],
  ],
};

/**
 * @param {keyof typeof DRAWINGS | string} name path, rest, done, first, offline, goals, portfolio, lost, safe or compass
 * @returns {SVGSVGElement} with the class `mk-art`
 */
export function illustration(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `mk-art mk-art--${name}`);
  svg.setAttribute("viewBox", "0 0 240 160");
  svg.setAttribute("width", "240");
  svg.setAttribute("height", "160");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  for (const [part = "", d = ""] of DRAWINGS[name] ?? []) svg.append(drawn(part, d));
  return svg;
}

/**
 * @param {string} part
 * @param {string} d
 */
function drawn(part, d) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", `mk-art__${part}`);
  path.setAttribute("d", d);
  return path;
}
