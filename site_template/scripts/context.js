// @ts-check
/** What the elements share. app.js provides it once; it lives through Material's instant page changes. */

/**
 * @typedef {{
 *   words: import("./words.js").Words,
 *   book: import("./course.js").CourseBook,
 *   items: import("./items.js").Items,
 *   store: import("./store.js").Store,
 *   session: import("./session.js").Session,
 *   door: import("./door.js").Door,
 * }} Context
 *
 * @typedef {Pick<Context, "words" | "book" | "door">} Front what is there before anybody has said who they are
 */

/** @type {(made: Front) => void} */
let provideFirst = () => {};

/** @type {Promise<Front>} */
export const front = new Promise((resolve) => {
  provideFirst = resolve;
});

/** @param {Front} made */
export function provideFront(made) {
  provideFirst(made);
}

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
