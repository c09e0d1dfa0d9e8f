// @ts-check
/** Plan files: the learner's plan as a file, and one as a file that a teacher prepares. Read by the engine. */

/** @typedef {import("../types.js").Plan} Plan */
/** @typedef {import("../types.js").Profile} Profile */
/** @typedef {import("../types.js").Goal} Goal */
/** @typedef {import("../types.js").PlanFile} PlanFile */
/** @typedef {{id: string, title: string}} CourseName */

/** Longer files are refused before they are read. */
export const LARGEST_PLAN_FILE = 200_000;

/**
 * @param {CourseName} course
 * @param {{plan: Plan | null, profile: Partial<Profile>, goals: Goal[], from?: string, for?: string, note?: string}} held
 * @returns {PlanFile}
 */
export function planFile({ id, title }, { plan, profile, goals, from = "", for: whose = "", note = "" }) {
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
  };
}

/**
 * @param {string} course id
 * @param {string} [whose]
 */
export function planFileName(course, whose = "") {
  const name = whose.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return `${course}-plan${name ? `-${name}` : ""}.json`;
}
