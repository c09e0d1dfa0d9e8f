// @ts-check
/** <mk-map>: levels on the build-time map and on the equal list beside it; the map's size, keys and legend. */

import { all, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { icon, pipCircles } from "./icons.js";
import { LEVELS, isAtLeast, levelChip } from "./level.js";
import { MapKeys, boxOf } from "./map-keys.js";
import { MapZoom } from "./map-zoom.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").CompetencyView} CompetencyView */

const SVG = "http://www.w3.org/2000/svg";

export class MkMap extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const keys = this.#equip(context, gone);
    const draw = () => {
      this.#draw(context);
      const ready = context.session.view?.ready.find(({ competency }) => competency)?.competency ?? null;
      if (!this.contains(document.activeElement)) keys?.enterAt(ready);
    };
    context.session.addEventListener("view", draw, { signal: gone });
    this.addEventListener("click", (event) => this.#follow(event), { signal: gone });
    draw();
  }

  /**
   * Buttons and keys for the drawing, and what its marks mean.
   *
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  #equip({ words }, gone) {
    const frame = this.querySelector(".mk-map-frame");
    const svg = frame?.querySelector("svg");
    if (!frame || !svg) return null;
    const zoom = new MapZoom(svg, words, gone);
    for (const old of all(this, ".mk-map-zoom, .mk-map-legend")) old.remove();
    frame.before(zoom.bar);
    frame.after(legend(words));
    frame.setAttribute("aria-describedby", "mk-map-keys");
    return new MapKeys(svg, zoom, gone);
  }

  /** @param {Context} context */
  #draw(context) {
    const levels = context.session.view?.competencies ?? {};
    for (const node of all(this, ".mk-node")) drawNode(/** @type {SVGAElement} */ (node), levels, context);
    for (const row of all(this, ".mk-map-item")) drawRow(/** @type {HTMLElement} */ (row), levels, context);
  }

  /**
   * Material's instant navigation does not see links inside SVG; the list has the same link.
   *
   * @param {MouseEvent} event
   */
  #follow(event) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const node = event.target instanceof Element ? event.target.closest(".mk-node") : null;
    const id = node?.getAttribute("data-competency") ?? "";
    const twin = this.querySelector(`.mk-map-item[data-competency="${CSS.escape(id)}"] a`);
    if (!(twin instanceof HTMLElement)) return;
    event.preventDefault();
    twin.click();
  }
}

/**
 * @param {SVGAElement} node
 * @param {Record<string, CompetencyView>} levels
 * @param {Context} context
 */
function drawNode(node, levels, { words, book }) {
  const id = node.getAttribute("data-competency") ?? "";
  const state = levels[id];
  const level = state?.level ?? "new";
  for (const each of LEVELS) node.classList.toggle(`mk-node--${each}`, each === level);
  const isReady = Boolean(state?.ready) && !isAtLeast(level, "secure");
  node.classList.toggle("mk-node--ready", isReady);
  for (const old of all(node, ".mk-node__level, .mk-node__ready")) old.remove();
  if (isReady && level === "new") node.append(readyMark(node));
  if (level !== "new") node.append(levelMark(node, level));
  node.classList.toggle("mk-node--confirm", Boolean(state?.confirm));
  const told = [words.say(`level.${level}`), ...(isReady ? [words.say("map.ready")] : []), ...(state?.confirm ? [words.say("level.to-confirm")] : [])];
  node.setAttribute("aria-label", words.say("level.of", { title: book.title(id), level: told.join(", ") }));
}

/**
 * What the marks mean, beside how the keys work.
 *
 * @param {import("./words.js").Words} words
 */
function legend(words) {
  const marks = LEVELS.map((level) => el("li", {}, levelChip(level, words)));
  const ready = el("li", {}, el("span", { class: "mk-level mk-map-legend__ready" }, icon("arrow"), el("span", {}, words.say("map.ready"))));
  const confirm = el("li", {}, el("span", { class: "mk-level mk-map-legend__confirm" }, words.say("level.to-confirm")));
  return el(
    "div",
    { class: "mk-map-legend" },
    el("h3", { class: "mk-map-legend__title" }, words.say("map.legend")),
    el("ul", { class: "mk-map-legend__list" }, ...marks, ready, confirm),
    el("p", { class: "mk-quiet mk-map-legend__keys", id: "mk-map-keys" }, words.say("map.keys")),
  );
}

/**
 * An arrow in a circle on the upper corner: ready for you.
 *
 * @param {SVGAElement} node
 */
function readyMark(node) {
  const { width } = boxOf(node);
  const mark = document.createElementNS(SVG, "g");
  mark.setAttribute("class", "mk-node__ready");
  mark.setAttribute("transform", `translate(${width - 3} 3)`);
  const ground = document.createElementNS(SVG, "circle");
  ground.setAttribute("r", "8");
  const arrow = document.createElementNS(SVG, "path");
  arrow.setAttribute("d", "M-4 0H4M1 -3L4 0L1 3");
  mark.append(ground, arrow);
  return mark;
}

/**
 * The level's pips in a small pill on the lower edge of the node's box.
 *
 * @param {SVGAElement} node
 * @param {string} level
 */
function levelMark(node, level) {
  const { width, height } = boxOf(node);
  const mark = document.createElementNS(SVG, "g");
  mark.setAttribute("class", "mk-node__level");
  mark.setAttribute("transform", `translate(${width / 2 - 20} ${height - 6}) scale(0.8)`);
  const pill = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: "-5", y: "-1", width: "60", height: "16", rx: "8", class: "mk-node__pill" })) {
    pill.setAttribute(name, value);
  }
  mark.append(pill, ...pipCircles(level));
  return mark;
}

/**
 * @param {HTMLElement} row
 * @param {Record<string, CompetencyView>} levels
 * @param {Context} context
 */
function drawRow(row, levels, { words }) {
  const state = levels[row.dataset["competency"] ?? ""];
  const level = state?.level ?? "new";
  row.dataset["level"] = level;
  row.querySelector(".mk-map-item__state")?.remove();
  const isReady = Boolean(state?.ready) && level === "new";
  row.append(
    el(
      "span",
      { class: "mk-map-item__state" },
      isReady && !state?.confirm ? el("span", { class: "mk-tag" }, words.say("map.ready")) : null,
      state?.confirm ? el("span", { class: "mk-tag" }, words.say("level.to-confirm")) : null,
      state?.support ? el("span", { class: "mk-tag" }, words.say("level.with-support")) : null,
      levelChip(level, words),
    ),
  );
}
