// @ts-check
/**
 * <mk-placement>: finds out where to start. It can be skipped, left and taken up again; what has
 * been answered is in the log.
 */

import { access } from "./access.js";
import { activityTitle } from "./activity.js";
import { button, el } from "./dom.js";
import { CourseElement } from "./element.js";
import { line, link } from "./feedback.js";
import { FocusView } from "./focus-view.js";
import { icon } from "./icons.js";
import { illustration } from "./illustrations.js";
import { Series } from "./series.js";
import { siteUrl } from "./site.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").PlacementView} PlacementView */

export class MkPlacement extends CourseElement {
  #isRunning = false;
  /** @type {FocusView | null} */
  #focus = null;

  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  mount(context, gone) {
    const draw = () => this.#isRunning || this.#draw(context);
    this.#focus = new FocusView(this, context.words, gone);
    context.session.addEventListener("view", draw, { signal: gone });
    draw();
  }

  /** @param {Context} context */
  #draw(context) {
    const placement = context.session.view?.placement ?? null;
    if (placement && (placement.state === "offered" || placement.state === "open")) this.#drawStart(placement, context);
    else this.replaceChildren(result(placement, context));
  }

  /**
   * @param {PlacementView} placement
   * @param {Context} context
   */
  #drawStart(placement, context) {
    const { words } = context;
    const isBegun = placement.asked > 0;
    const start = words.say(isBegun ? "placement.go-on" : "placement.start");
    this.replaceChildren(
      el(
        "div",
        { class: "mk-card mk-card--drawn" },
        illustration("compass"),
        el(
          "ul",
          { class: "mk-points" },
          el("li", {}, words.say("placement.most", { most: placement.most })),
          el("li", {}, words.say("placement.not-learned")),
          el("li", {}, words.say("placement.no-mark")),
        ),
        isBegun ? el("p", { class: "mk-quiet" }, words.count("placement.asked", placement.asked)) : null,
        el(
          "p",
          { class: "mk-card__go" },
          button(start, "mk-button mk-button--primary", () => void this.#start(placement, context), { "data-action": "start" }),
          button(words.say("placement.skip"), "mk-button mk-button--quiet", () => void this.#end(true, context), { "data-action": "skip-placement" }),
        ),
      ),
    );
  }

  /**
   * @param {PlacementView} placement
   * @param {Context} context
   */
  async #start(placement, context) {
    this.#isRunning = true;
    const series = new Series(this, context, {
      mode: "placement",
      competencies: [],
      most: placement.most,
      asked: placement.asked,
      stop: context.words.say("placement.stop"),
      focus: this.#focus,
      onSettled: () => {},
      onEnd: () => void this.#end(false, context),
    });
    if (access().oneQuestion) this.#focus?.open();
    await series.start();
  }

  /**
   * @param {boolean} skipped
   * @param {Context} context
   */
  async #end(skipped, context) {
    const { session, words } = context;
    this.#isRunning = true;
    const state = session.view?.placement?.state;
    if (state === "offered" || state === "open") await session.act("PlacementEnded", { skipped }).catch(() => {});
    this.#isRunning = false;
    this.#focus?.close();
    const shown = result(session.view?.placement ?? null, context);
    this.replaceChildren(shown);
    const title = /** @type {HTMLElement | null} */ (shown.querySelector(".mk-card__title"));
    title?.focus();
    announce(words.say("placement.done"), shown);
  }
}

/**
 * Where to go on, and what seems to be known already.
 *
 * @param {PlacementView | null} placement
 * @param {Context} context
 */
function result(placement, context) {
  const { words, session, book } = context;
  const placed = Object.entries(session.view?.competencies ?? {}).filter(([, { confirm }]) => confirm);
  const [first] = session.view?.ready ?? [];
  const isFinished = placement?.state === "finished";
  return el(
    "div",
    { class: "mk-card", "data-placement": placement?.state ?? "none" },
    el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say(isFinished ? "placement.done" : "placement.not-now")),
    isFinished ? el("p", {}, words.count("placement.placed", placed.length)) : null,
    placed.length > 0 ? el("ul", { class: "mk-topics" }, ...placed.map(([id]) => el("li", { class: "mk-tag" }, book.title(id)))) : null,
    placed.length > 0 ? line(words.say("placement.to-confirm"), "mk-quiet") : null,
    el(
      "p",
      { class: "mk-card__go" },
      first
        ? el("a", { class: "mk-button mk-button--primary", href: book.activityUrl(first), "data-action": "go-on" }, words.say("placement.begin", { title: activityTitle(first, context) }), icon("arrow"))
        : null,
      link(siteUrl(""), words.say("set.home"), "mk-button"),
    ),
  );
}
