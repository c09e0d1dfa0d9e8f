// @ts-check
/** Plan files: the learner's plan as a file, and one as a file that a teacher prepares. Read by the engine. */

/** @typedef {import("../types.js").Plan} Plan */
/** @typedef {import("../types.js").Profile} Profile */
/** @typedef {import("../types.js").Goal} Goal */
/** @typedef {import("../types.js").PlanFile} PlanFile */
/** @typedef {{id: string, title: string}} CourseName */

import { fromLink, inLink } from "../link-text.js";
import { siteUrl } from "../site.js";

/** Longer files are refused before they are read. */
export const LARGEST_PLAN_FILE = 200_000;

/**
 * @param {CourseName} course
 * @param {{plan: Plan | null, profile: Partial<Profile>, goals: Goal[], focus?: import("../types.js").Focus[], from?: string, for?: string, note?: string}} held
 * @returns {PlanFile}
 */
export function planFile({ id, title }, { plan, profile, goals, focus = [], from = "", for: whose = "", note = "" }) {
  return {
    format: "mkcourse-plan",
    version: 1,
    course: id,
    course_title: title,
    made: Math.floor(Date.now() / 1000),
    ...(from ? { from } : {}),
    ...(whose ? { for: whose } : {}),
    ...(note ? { note } : {}),
    plan,
    profile,
    goals: goals.map(({ id: goal, kind, text, by, standing }) => ({ id: goal, kind, text, by, standing })),
    ...(focus.length > 0 ? { focus } : {}),
  };
}

const MARK = "#plan=";
/** Browsers and mail programs take longer ones; people don't. */
export const LONGEST_LINK = 6000;
/** Phones read codes of so many letters. */
export const LONGEST_QR = 1500;

/** @param {PlanFile} file */
export function linkOfPlan(file) {
  return siteUrl(`plan/${MARK}${inLink(file)}`);
}

/** @returns {string | null} what the address of this page brings along */
export function planInAddress() {
  return location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : null;
}

/**
 * @param {string} told the end of a link
 * @returns {string} the text of the plan file; "" where it is none, which the engine refuses
 */
export function planFromLink(told) {
  return fromLink(told) ?? "";
}

/**
 * @param {string} course id
 * @param {string} [whose]
 */
export function planFileName(course, whose = "") {
  const name = whose.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return `${course}-plan${name ? `-${name}` : ""}.json`;
}
