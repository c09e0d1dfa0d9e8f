// @ts-check
/** The map by keyboard: one stop for Tab; arrow keys go along the lines and to the neighbours, plus and minus zoom. */

import { all } from "./dom.js";

/** @typedef {import("./map-zoom.js").MapZoom} MapZoom */

const ZOOMS = /** @type {Record<string, number>} */ ({ "+": 1.4, "=": 1.4, "-": 1 / 1.4 });

export class MapKeys {
  #root;
  #zoom;
  /** @type {SVGAElement[]} */
  #nodes;

  /**
   * @param {SVGSVGElement} svg
   * @param {MapZoom} zoom
   * @param {AbortSignal} gone
   */
  constructor(svg, zoom, gone) {
    this.#root = svg;
    this.#zoom = zoom;
    this.#nodes = all(svg, "a.mk-node");
    svg.addEventListener("keydown", (event) => this.#press(event), { signal: gone });
    svg.addEventListener("focusin", (event) => this.#arrive(event), { signal: gone });
  }

  /**
   * The node where Tab comes in: what is ready first, unless one was chosen by arrow keys.
   *
   * @param {string | null} competency
   */
  enterAt(competency) {
    const chosen = this.#nodes.find((node) => idOf(node) === competency) ?? this.#nodes[0];
    for (const node of this.#nodes) node.setAttribute("tabindex", node === chosen ? "0" : "-1");
  }

  /** @param {FocusEvent} event */
  #arrive(event) {
    const node = this.#nodes.find((each) => each === event.target);
    if (!node) return;
    this.enterAt(idOf(node));
    if (node.matches(":focus-visible")) this.#zoom.reveal(boxOf(node));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = this.#nodes.find((each) => each === event.target);
    const factor = ZOOMS[event.key];
    if (factor) this.#zoom.by(factor, node && middleOf(node));
    else if (event.key === "0") this.#zoom.fit();
    else if (!node || !this.#go(node, event.key)) return;
    event.preventDefault();
  }

  /**
   * @param {SVGAElement} from
   * @param {string} key
   * @returns {boolean} whether it is a key that goes somewhere, even if there is nothing
   */
  #go(from, key) {
    const reach = this.#reachable(from, key);
    if (reach === null) return false;
    nearest(from, reach)?.focus({ preventScroll: false });
    return true;
  }

  /**
   * @param {SVGAElement} from
   * @param {string} key
   * @returns {SVGAElement[] | null}
   */
  #reachable(from, key) {
    if (key === "ArrowUp") return this.#along("to", "from", from);
    if (key === "ArrowDown") return this.#along("from", "to", from);
    if (key === "Home") return this.#nodes.slice(0, 1);
    if (key === "End") return this.#nodes.slice(-1);
    if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
    const side = key === "ArrowRight" ? 1 : -1; // the drawing is the same in languages from right to left
    const here = boxOf(from);
    return this.#nodes.filter((node) => boxOf(node).y === here.y && (boxOf(node).x - here.x) * side > 0);
  }

  /**
   * The nodes at the other ends of the lines.
   *
   * @param {"from" | "to"} near
   * @param {"from" | "to"} far
   * @param {SVGAElement} node
   */
  #along(near, far, node) {
    const ends = all(this.#root, `.mk-edge[data-${near}="${CSS.escape(idOf(node))}"]`).map((edge) => edge.getAttribute(`data-${far}`));
    return this.#nodes.filter((each) => ends.includes(idOf(each)));
  }
}

/** @param {Element} node */
function idOf(node) {
  return node.getAttribute("data-competency") ?? "";
}

/**
 * @param {SVGAElement} from
 * @param {SVGAElement[]} nodes
 */
function nearest(from, nodes) {
  const here = middleOf(from);
  const far = (/** @type {SVGAElement} */ node) => Math.hypot(middleOf(node).x - here.x, middleOf(node).y - here.y);
  return [...nodes].sort((one, other) => far(one) - far(other))[0];
}

/**
 * Where a node stands in the drawing, as the compiler has put it.
 *
 * @param {SVGAElement} node
 */
export function boxOf(node) {
  const [x = 0, y = 0] = (/\(([^)]*)\)/.exec(node.getAttribute("transform") ?? "")?.[1] ?? "").split(" ").map(Number);
  const box = node.querySelector(".mk-node__box");
  return { x, y, width: Number(box?.getAttribute("width")), height: Number(box?.getAttribute("height")) };
}

/** @param {SVGAElement} node */
function middleOf(node) {
  const { x, y, width, height } = boxOf(node);
  return { x: x + width / 2, y: y + height / 2 };
}
