// @ts-check
/**
 * The shapes that travel between page, store and engine. Types only; no code.
 *
 * @typedef {"new" | "learning" | "practised" | "secure"} Level
 * @typedef {{code: string, [name: string]: unknown}} Reason
 * @typedef {"practice" | "lesson" | "check"} Mode
 *
 * @typedef {{type: string, id: string, at: number, zone: number, [name: string]: unknown}} CourseEvent
 * @typedef {{chosen: string[]} | {text: string}} Response
 *
 * @typedef {{level: Level, mastery: number, ready: boolean, attempts: number, reason: Reason}} CompetencyView
 * @typedef {{kind: "learn" | "practise" | "check", competency: string | null, competencies: string[],
 *   lesson: string | null, minutes: number, reason: Reason}} Activity
 * @typedef {{format: number, at: number, edition: string, competencies: Record<string, CompetencyView>,
 *   ready: Activity[], misconceptions: {id: string, sightings: number, remedy_offered: boolean}[],
 *   done: number, total: number}} View
 *
 * @typedef {{type: "Feedback", item: string, verdict: "right" | "wrong" | "again", keys: string[],
 *   reason: Reason | null, misconception: string | null, counts: boolean,
 *   why_not: string | null}} FeedbackEffect
 * @typedef {{type: "NextItem", item: string | null, order: string[], reason: Reason, mode: Mode}} NextItemEffect
 * @typedef {{type: "LevelChanged", competency: string, from: Level, to: Level, reason: Reason}} LevelChangedEffect
 * @typedef {{type: "MisconceptionSeen", misconception: string, sightings: number,
 *   remedy_offered: boolean}} MisconceptionSeenEffect
 * @typedef {{type: "CriterionReached", competency: string}} CriterionReachedEffect
 * @typedef {FeedbackEffect | NextItemEffect | LevelChangedEffect | MisconceptionSeenEffect
 *   | CriterionReachedEffect} Effect
 *
 * @typedef {{event: CourseEvent | null, effects: Effect[], view: View}} Settled
 * @typedef {{code: string, met: boolean, [name: string]: unknown}} Condition
 * @typedef {{at: number, item: string, verdict: "right" | "wrong" | "not-learned-yet", mode: Mode, counts: boolean,
 *   why_not: string | null, mastery: number}} AttemptEvidence
 * @typedef {{competency: string, level: Level, mastery: number, rule: Condition[],
 *   attempts: AttemptEvidence[]}} Evidence
 *
 * @typedef {{options: string[], right: string[], tags: Record<string, string>, shuffle: boolean}} ChoiceGrading
 * @typedef {{keys?: {shown: string | null}[], texts?: string[], right?: string[]}} Grading
 * @typedef {{id: string, competencies: string[], level: number, use: string, type: string,
 *   grading: Grading}} CourseItem
 * @typedef {{id: string, title: string, can: string, minutes: number, requires: string[]}} Competency
 * @typedef {{id: string, title: string, teaches: string[], url: string, minutes?: number}} Lesson
 * @typedef {{id: string, title: string, competency: string,
 *   remedy: {lesson: string, anchor: string | null} | null}} Misconception
 * @typedef {{format: number, id: string, edition: string, title: string, language: string,
 *   units: {title: string, competencies: string[]}[], competencies: Competency[],
 *   misconceptions: Misconception[], lessons: Lesson[], items: CourseItem[]}} Course
 *
 * @typedef {{title: string | null, type: string, form: string, feedback: Record<string, string>,
 *   hints: string[], solution: string | null}} ItemPage
 *
 * @typedef {{item: string, order: string[], tries: number}} Showing
 * @typedef {{view: View | null, backup_at: number | null}} Head
 */
export {};
