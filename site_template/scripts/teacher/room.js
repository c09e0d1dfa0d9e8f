// @ts-check
/**
 * What the parts of the class page share.
 *
 * @typedef {{
 *   words: import("../words.js").Words,
 *   book: import("../course.js").CourseBook,
 *   names: import("./names.js").Names,
 *   pages: import("./question-pages.js").QuestionPages,
 *   told: import("./types.js").ClassTold,
 *   show: (learner: string) => void,
 * }} Room `show` opens a student's card
 */
export {};
