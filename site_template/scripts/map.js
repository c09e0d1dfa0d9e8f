// @ts-check
/** <mk-map>: levels on the build-time map and on the equal list beside it. */

import { all, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { pipCircles } from "./icons.js";
import { LEVELS, isAtLeast, levelChip } from "./level.js";

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
    const draw = () => this.#draw(context);
    context.session.addEventListener("view", draw, { signal: gone });
    this.addEventListener("click", (event) => this.#follow(event), { signal: gone });
    draw();
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
  node.classList.toggle("mk-node--ready", Boolean(state?.ready && !isAtLeast(level, "secure")));
  node.querySelector(".mk-node__level")?.remove();
  if (level !== "new") node.append(levelMark(node, level));
  node.classList.toggle("mk-node--confirm", Boolean(state?.confirm));
  node.setAttribute("aria-label", words.say("level.of", { title: book.title(id), level: words.say(`level.${level}`) }));
}

/**
 * The level's pips in a small pill on the lower edge of the node's box.
 *
 * @param {SVGAElement} node
 * @param {string} level
 */
function levelMark(node, level) {
  const box = /** @type {SVGGraphicsElement | null} */ (node.querySelector(".mk-node__box"));
  const { x, y, width, height } = box?.getBBox() ?? new DOMRect();
  const mark = document.createElementNS(SVG, "g");
  mark.setAttribute("class", "mk-node__level");
  mark.setAttribute("transform", `translate(${x + width / 2 - 20} ${y + height - 6}) scale(0.8)`);
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
