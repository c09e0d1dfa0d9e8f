// @ts-check
/**
 * What the parts of the class page share.
 *
 * @template Told
 * @typedef {{
 *   words: import("../words.js").Words,
 *   book: import("../course.js").CourseBook,
 *   names: import("./names.js").Names,
 *   pages: import("./question-pages.js").QuestionPages,
 *   told: Told,
 *   show: (learner: string) => void,
 * }} RoomOf `show` opens a student's card
 */

/** @typedef {RoomOf<import("./types.js").ClassTold>} Room */
export {};
