// @ts-check
/**
 * Which lesson of a competency to name first: the one chosen last, then the same way of showing, then
 * what a learner is interested in, then the author's order. It only orders; every lesson stays a choice.
 */

/** @typedef {import("./types.js").Lesson} Lesson */
/** @typedef {{lesson: string | null, representation: string | null, interests: string[]}} Liked */

const LESSON = "lesson/";
const REPRESENTATION = "representation";

/**
 * @param {Pick<import("./context.js").Context, "store" | "session">} context
 * @returns {(lessons: Lesson[], competency: string) => Lesson[]} the lessons of a competency, the one to name first at the beginning
 */
export function lessonOrder({ store, session }) {
  return (lessons, competency) =>
    ordered(lessons, {
      lesson: store.liking(`${LESSON}${competency}`),
      representation: store.liking(REPRESENTATION),
      interests: /** @type {{profile?: {interests: string[]}} | null} */ (session.view)?.profile?.interests ?? [],
    });
}

/**
 * The learner opened one of several lessons of a competency.
 *
 * @param {Lesson} lesson
 * @param {string} competency
 * @param {import("./store.js").Store} store
 */
export function keepChoice(lesson, competency, store) {
  try {
    store.saveLiking(`${LESSON}${competency}`, lesson.id);
    store.saveLiking(REPRESENTATION, lesson.representation ?? "");
  } catch {
    // a browser that stores nothing has lessons in the author's order
  }
}

/**
 * @param {Lesson[]} lessons
 * @param {Liked} liked
 */
export function ordered(lessons, liked) {
  const interests = new Set(liked.interests.map(plain));
  const rank = (/** @type {Lesson} */ lesson) => [
    Number(lesson.id !== liked.lesson),
    Number(!liked.representation || lesson.representation !== liked.representation),
    -(lesson.contexts ?? []).filter((context) => interests.has(plain(context))).length,
  ];
  return lessons
    .map((lesson, place) => ({ lesson, ranks: [...rank(lesson), place] }))
    .sort((one, other) => one.ranks.map((each, index) => each - (other.ranks[index] ?? 0)).find((each) => each !== 0) ?? 0)
    .map(({ lesson }) => lesson);
}

/** @param {string} name */
function plain(name) {
  return name.trim().toLowerCase();
}
