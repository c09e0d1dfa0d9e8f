// @ts-check
/** A plan that is being prepared. */

/** @typedef {import("../types.js").Focus} Focus */
/** @typedef {import("../types.js").Goal} Goal */
/** @typedef {import("../types.js").Plan} Plan */
/** @typedef {import("../types.js").Profile} Profile */
/**
 * @typedef {{from: string, learners: string, note: string, hasPlan: boolean, plan: Plan, profile: Profile, goals: Goal[],
 *   focus: Focus[]}} Draft `learners`: one a line
 */

/**
 * @param {{from?: string, learners?: string, note?: string, plan?: Plan | null, profile?: Partial<Profile>, goals?: Goal[], focus?: Focus[]}} [told]
 * @returns {Draft}
 */
export function emptyDraft({ from = "", learners = "", note = "", plan = null, profile = {}, goals = [], focus = [] } = {}) {
  return {
    from,
    learners,
    note,
    hasPlan: plan !== null,
    plan: plan ?? { days: ["mon", "tue", "wed", "thu", "fri"], minutes_per_day: 20, holidays: [] },
    profile: { interests: [], helps: "", family: "", teacher: "", ...profile },
    goals: goals.filter(({ standing }) => standing !== "dropped"),
    focus,
  };
}

/**
 * @param {number} weeks from this one
 * @param {number} [day] 0: Monday, 6: Sunday
 * @returns {string} an ISO date
 */
export function dayOfWeek(weeks, day = 0) {
  const now = new Date();
  const monday = now.getDate() - ((now.getDay() + 6) % 7);
  const found = new Date(Date.UTC(now.getFullYear(), now.getMonth(), monday + 7 * weeks + day));
  return found.toISOString().slice(0, 10);
}

/** The week that is prepared today, counted from this one: at the weekend the next. */
export function weekToPrepare() {
  return [0, 6].includes(new Date().getDay()) ? 1 : 0;
}
