// @ts-check
/** An activity of the ready set in words. */

/** @typedef {import("./types.js").Activity} Activity */
/** @typedef {import("./context.js").Context} Context */

/**
 * @param {Activity} activity
 * @param {Pick<Context, "book" | "words">} context
 */
export function activityTitle(activity, { book, words }) {
  if (isWholePage(activity)) return words.say(`${activity.kind}.title`);
  if (activity.kind === "project") return book.title(activity.project ?? "");
  if (activity.kind === "learn") return book.activityLesson(activity)?.title ?? book.title(activity.competency ?? "");
  return book.title(activity.competency ?? "");
}

/**
 * A check, a review or a placement has a page of its own; the rest is done in lessons.
 *
 * @param {Activity} activity
 */
export function isWholePage({ kind }) {
  return kind === "check" || kind === "review" || kind === "placement";
}

/**
 * What a check or a review mixes, or what a lesson teaches, when the title does not say so.
 *
 * @param {Activity} activity
 * @param {Pick<Context, "book" | "words">} context
 */
export function activityTopics({ kind, competencies }, { book, words }) {
  return kind === "check" || kind === "review" ? words.list(competencies.map((id) => book.title(id))) : "";
}

/**
 * What to offer when a competency is done.
 *
 * @param {import("./types.js").View | null} view
 * @param {string} done
 * @returns {Activity | null}
 */
export function nextActivity(view, done) {
  return view?.ready.find((activity) => activity.competency !== done) ?? null;
}
