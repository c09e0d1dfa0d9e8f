// @ts-check
/** Where a learner who has not learned something yet can read about it. */

import { el } from "./dom.js";
import { link } from "./feedback.js";
import { withWayBack } from "./way-back.js";

/**
 * Links to the lesson of a question and to what it builds on.
 *
 * @param {import("./types.js").ItemPage} page of the question
 * @param {import("./context.js").Context} context
 */
export function waysBack({ competencies: [competency = ""] }, { book, words }) {
  const lesson = book.lessonFor(competency);
  const earlier = book.earlierLesson(competency);
  if (!lesson && !earlier) return null;
  const ways = el("ul", { class: "mk-ways" });
  if (lesson) ways.append(el("li", {}, withWayBack(link(book.lessonUrl(lesson), words.say("feedback.to-lesson", { lesson: lesson.title })))));
  if (earlier && earlier !== lesson) {
    ways.append(el("li", {}, withWayBack(link(book.lessonUrl(earlier), words.say("feedback.to-earlier", { lesson: earlier.title })))));
  }
  return ways;
}
