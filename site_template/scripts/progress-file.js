// @ts-check
/** The progress file: everything that was logged, and what is pending. */

/**
 * @param {Record<string, unknown>} course course.json
 * @param {import("./store.js").Store} store
 * @param {number} now
 * @param {string} name of the learner; "" where it is not to be told
 * @returns {Record<string, unknown>}
 */
export function progressFile(course, store, now, name = "") {
  const events = store.events();
  const logged = new Set(events.map(({ id }) => id));
  return {
    format: "mkcourse-progress",
    version: 2,
    course: course["id"],
    course_title: course["title"],
    edition: course["edition"],
    exported: now,
    ...(name ? { learner: { name } } : {}),
    events: [...events, ...store.allPending().filter(({ id }) => !logged.has(id))],
    packs: store.packs(),
  };
}
