// @ts-check
/** The progress file: everything that was logged, what is pending, and what this device shows of it. */

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Pack} Pack */

/**
 * @param {Record<string, unknown>} course the book
 * @param {import("./store.js").Store} store
 * @param {number} now
 * @param {string} name of the learner; "" where it is not to be told
 * @returns {Record<string, unknown>}
 */
export function progressFile(course, store, now, name = "") {
  const logged = store.events();
  const ids = new Set(logged.map(({ id }) => id));
  const pending = store.allPending().filter(({ id }) => !ids.has(id));
  const packs = store.packs();
  return {
    format: "mkcourse-progress",
    version: 2,
    course: course["id"],
    course_title: course["title"],
    edition: course["edition"],
    exported: now,
    ...(name ? { learner: { name } } : {}),
    ...(pending.length > 0 ? {} : summary(course, store, logged, packs)),
    events: [...logged, ...pending],
    packs,
  };
}

/**
 * What this device shows, for whoever opens the file before its answers are worked through again; nothing where what
 * it shows is of another edition.
 *
 * @param {Record<string, unknown>} course
 * @param {import("./store.js").Store} store
 * @param {CourseEvent[]} events
 * @param {Pack[]} packs
 */
function summary(course, store, events, packs) {
  const { view } = store.head();
  if (!view || view.edition !== course["edition"]) return {};
  const levels = Object.entries(view.competencies).map(([id, { level }]) => /** @type {const} */ ([id, level]));
  const count = packs.reduce((all, each) => all + Number(each["count"]), events.length);
  const begun = Object.fromEntries(levels.filter(([, level]) => level !== "new"));
  return { summary: { edition: course["edition"], engine: course["engine"], events: count, levels: begun } };
}
