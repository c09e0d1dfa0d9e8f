// @ts-check
/** <mk-project> and <mk-portfolio>: their code is fetched on pages that have one, and on no others. */

import { CourseElement } from "../element.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {(place: HTMLElement, context: Context, gone: AbortSignal) => void} Mount */

/** The parts of a project's page, each drawn by a module of its own. @type {Record<string, () => Promise<{mount: Mount}>>} */
const PARTS = {
  checkpoints: () => import("./checkpoints.js"),
  evidence: () => import("./evidence.js"),
  assessment: () => import("./assessment.js"),
  peers: () => import("./peers.js"),
  "sign-off": () => import("./sign-off.js"),
};

/** A part of a project's page: `data-part` of the project `data-project`. */
export class MkProject extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  async mount(context, gone) {
    const part = await PARTS[this.dataset["part"] ?? ""]?.();
    if (!gone.aborted) part?.mount(this, context, gone);
  }
}

/** All projects, and what was brought in from elsewhere. */
export class MkPortfolio extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  async mount(context, gone) {
    const { mount } = await import("./portfolio.js");
    if (!gone.aborted) mount(this, context, gone);
  }
}
