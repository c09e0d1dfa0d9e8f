// @ts-check
/** Looking things up in course.json. */

import { isWholePage } from "./activity.js";
import { siteUrl } from "./site.js";

/** @typedef {import("./types.js").Course} Course */
/** @typedef {import("./types.js").Lesson} Lesson */

/**
 * @template T
 * @param {({id: string} & T)[]} things
 * @returns {Map<string, {id: string} & T>}
 */
function byId(things) {
  return new Map(things.map((thing) => [thing.id, thing]));
}

export class CourseBook {
  /** @param {Course} course */
  constructor(course) {
    this.course = course;
    this.competencies = byId(course.competencies);
    this.items = byId(course.items);
    this.lessons = byId(course.lessons);
    this.misconceptions = byId(course.misconceptions);
    /** @type {Map<string, string>} titles of everything that a reason may name; competencies win */
    this.titles = new Map(
      [...course.lessons, ...course.misconceptions, ...course.competencies].map(({ id, title }) => [id, title]),
    );
  }

  /** @param {string} id */
  title(id) {
    return this.titles.get(id) ?? id;
  }

  /**
   * @param {string} competency
   * @returns {Lesson | null} the first lesson that teaches it
   */
  lessonFor(competency) {
    return this.course.lessons.find((lesson) => lesson.teaches.includes(competency)) ?? null;
  }

  /**
   * The lesson of the first prerequisite that a learner might miss.
   *
   * @param {string} competency
   * @returns {Lesson | null}
   */
  earlierLesson(competency) {
    const [before] = this.competencies.get(competency)?.requires ?? [];
    return before === undefined ? null : this.lessonFor(before);
  }

  /**
   * @param {Lesson | null} lesson
   * @param {string} [anchor]
   */
  lessonUrl(lesson, anchor = "") {
    return siteUrl(lesson ? lesson.url : "") + (lesson && anchor ? `#${anchor}` : "");
  }

  /**
   * Where an activity of the ready set is done.
   *
   * @param {import("./types.js").Activity} activity
   */
  activityUrl(activity) {
    if (isWholePage(activity)) return siteUrl(`${activity.kind}/`);
    const lesson = activity.lesson ? this.lessons.get(activity.lesson) : this.lessonFor(activity.competency ?? "");
    return this.lessonUrl(lesson ?? null, activity.kind === "practise" ? "practice" : "");
  }

  /** @param {string} item */
  competenciesOf(item) {
    return this.items.get(item)?.competencies ?? [];
  }
}
