// @ts-check
/** Looking things up in the course: in the book, and in the whole of it once that is there. */

import { isWholePage } from "./activity.js";
import { siteUrl } from "./site.js";

/** @typedef {import("./types.js").Course} Course */
/** @typedef {import("./types.js").CourseItem} CourseItem */
/** @typedef {import("./types.js").Lesson} Lesson */
/** @typedef {import("./types.js").WholeCourse} WholeCourse */

/**
 * @template T
 * @param {({id: string} & T)[]} things
 * @returns {Map<string, {id: string} & T>}
 */
function byId(things) {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** Reasons for one lesson and no other: what helps against a mix-up, or is another way than before. */
const ONE_LESSON = ["remedy", "stuck", "another-lesson", "worked-example"];

export class CourseBook {
  /** @type {(lessons: Lesson[], competency: string) => Lesson[]} */
  #inOrder = (lessons) => lessons;

  #fetchWhole;
  /** @type {Promise<WholeCourse> | null} */
  #whole = null;
  /** @type {Map<string, CourseItem>} empty as long as nobody has asked for the whole course */
  items = new Map();

  /**
   * @param {Course} course the book
   * @param {() => Promise<WholeCourse>} fetchWhole fetches the data named "course"
   */
  constructor(course, fetchWhole) {
    this.course = course;
    this.#fetchWhole = fetchWhole;
    this.competencies = byId(course.competencies);
    this.lessons = byId(course.lessons);
    this.misconceptions = byId(course.misconceptions);
    this.projects = byId(course.projects ?? []);
    /** @type {Map<string, string>} titles of everything that a reason may name; competencies win */
    this.titles = new Map(
      [...course.lessons, ...course.misconceptions, ...(course.projects ?? []), ...course.competencies].map(({ id, title }) => [id, title]),
    );
  }

  /**
   * The course with all that the engine must know of its items. Fetched once, and again only where that failed.
   *
   * @returns {Promise<WholeCourse>}
   */
  whole() {
    this.#whole ??= this.#taken();
    return this.#whole;
  }

  async #taken() {
    try {
      const whole = await this.#fetchWhole();
      this.items = byId(whole.items);
      return whole;
    } catch (error) {
      this.#whole = null;
      throw error;
    }
  }

  /** @param {string} id */
  title(id) {
    return this.titles.get(id) ?? id;
  }

  /**
   * From now on the lessons of a competency stand in the learner's order.
   *
   * @param {(lessons: Lesson[], competency: string) => Lesson[]} inOrder
   */
  prefer(inOrder) {
    this.#inOrder = inOrder;
  }

  /**
   * @param {string} competency
   * @returns {Lesson[]} the lessons that teach it, the one that suits this learner best first
   */
  lessonsFor(competency) {
    const lessons = this.course.lessons.filter((lesson) => lesson.teaches.includes(competency));
    return lessons.length > 1 ? this.#inOrder(lessons, competency) : lessons;
  }

  /**
   * @param {string} competency
   * @returns {Lesson | null} the lesson to name where one is named
   */
  lessonFor(competency) {
    return this.lessonsFor(competency)[0] ?? null;
  }

  /**
   * The lesson of an activity: the engine's own, or, where any lesson of the competency would do, the
   * one that suits this learner best.
   *
   * @param {import("./types.js").Activity} activity
   * @returns {Lesson | null}
   */
  activityLesson({ kind, competency, lesson, reason }) {
    const named = lesson ? (this.lessons.get(lesson) ?? null) : null;
    const isMeant = kind === "learn" && ONE_LESSON.some((code) => reason?.code.startsWith(code));
    return (isMeant || !competency ? null : this.lessonFor(competency)) ?? named;
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
    if (activity.kind === "project") return siteUrl(this.projects.get(activity.project ?? "")?.url ?? "portfolio/");
    if (isWholePage(activity)) return siteUrl(`${activity.kind}/`);
    return this.lessonUrl(this.activityLesson(activity), activity.kind === "practise" ? "practice" : "");
  }

  /**
   * None as long as the whole course is not there: whoever has the item's page knows them from that.
   *
   * @param {string} item
   */
  competenciesOf(item) {
    return this.items.get(item)?.competencies ?? [];
  }
}
