// @ts-check
/** What the elements share. app.js provides it once; it lives through Material's instant page changes. */

/**
 * @typedef {{
 *   words: import("./words.js").Words,
 *   book: import("./course.js").CourseBook,
 *   items: import("./items.js").Items,
 *   store: import("./store.js").Store,
 *   session: import("./session.js").Session,
 * }} Context
 */

/** @type {(context: Context) => void} */
let provide = () => {};

/** @type {Promise<Context>} */
export const context = new Promise((resolve) => {
  provide = resolve;
});

/** @param {Context} made */
export function provideContext(made) {
  provide(made);
}
