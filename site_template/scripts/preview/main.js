// @ts-check
/**
 * The teacher's preview, only under `mkcourse serve`: its bar on every page, and what its own pages need.
 *
 * It stands before app.js, so that whoever is walked as, and their clock, are in place when that asks.
 */

import { context } from "../context.js";
import { late } from "../late.js";
import { courseId } from "../site.js";
import { setOut } from "./walking.js";

if (courseId() !== "") {
  setOut();
  customElements.define("mk-found", late(() => import("./search.js")));
  customElements.define("mk-trial", late(() => import("./trial.js")));
  void context.then(async (made) => (await import("./bar.js")).openBar(made));
}
