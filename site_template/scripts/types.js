// @ts-check
/**
 * The shapes that travel between page, store and engine. Types only; no code.
 *
 * @typedef {"new" | "learning" | "practised" | "secure" | "retained"} Level
 * @typedef {{code: string, [name: string]: unknown}} Reason
 * @typedef {"practice" | "lesson" | "check" | "review" | "placement"} Mode
 *
 * @typedef {{type: string, id: string, at: number, zone: number, [name: string]: unknown}} CourseEvent
 * @typedef {{chosen: string[]} | {text: string} | {answers: (Response | null)[]} | {text: string, scores: number[]}
 *   | {code: string, passed: string[], ran: boolean, broke?: string[]}} Response
 * @typedef {Record<string, unknown>} Pack of older events, as the engine made it
 * @typedef {Record<string, unknown>} Snapshot of the learner, for the engine to go on from
 * @typedef {{state: "whole" | "edited" | "incomplete" | "none", unlinked: number,
 *   first: {id: string, at: number} | null}} Chain
 * @typedef {{added: number, already: number, conflicts: number, chain: Chain}} Brought
 *
 * @typedef {{level: Level, mastery: number, ready: boolean, attempts: number, reason: Reason, confirm?: boolean,
 *   support?: boolean, due?: number | null, stuck?: string | null}} CompetencyView
 * @typedef {{state: "offered" | "open" | "finished" | "skipped", asked: number, most: number}} PlacementView
 * @typedef {{kind: "learn" | "practise" | "check" | "review" | "placement" | "project", competency: string | null, competencies: string[],
 *   lesson: string | null, project?: string | null, minutes: number, reason: Reason}} Activity
 * @typedef {{standing: "new" | "ready" | "begun" | "finished", checkpoints: Record<string, "red" | "yellow" | "green" | null>,
 *   evidence: number, reviews: number, assessed: boolean}} ProjectView
 * @typedef {{start: string, end: string, minutes: number[], planned: number[], goal: string | null, left: string | null,
 *   prompts: {prompt: string, text: string}[]}} WeekView
 * @typedef {{to: string, competencies: string[], notes: string[]}} FocusView what a teacher puts first, until a day
 * @typedef {{format: number, at: number, edition: string, competencies: Record<string, CompetencyView>,
 *   ready: Activity[], misconceptions: {id: string, sightings: number, remedy_offered: boolean, cleared?: boolean}[],
 *   done: number, total: number, placement?: PlacementView | null, projects?: Record<string, ProjectView>, plan?: PlanView | null, today?: {minutes: number, planned: number},
 *   profile?: Profile, goals?: Goal[], focus?: FocusView | null, week?: WeekView, time?: {week: number, total: number, days: number}}} View
 *
 * @typedef {{type: "Feedback", item: string, verdict: "right" | "wrong" | "again" | "handed-in", keys: string[],
 *   reason: Reason | null, misconception: string | null, counts: boolean,
 *   why_not: string | null, fields: ("right" | "wrong" | "again" | "carried" | "held")[], credit: number}} FeedbackEffect
 * @typedef {{type: "NextItem", item: string | null, order: string[], reason: Reason, mode: Mode}} NextItemEffect
 * @typedef {{type: "LevelChanged", competency: string, from: Level, to: Level, reason: Reason}} LevelChangedEffect
 * @typedef {{type: "MisconceptionSeen", misconception: string, sightings: number,
 *   remedy_offered: boolean}} MisconceptionSeenEffect
 * @typedef {{type: "CriterionReached", competency: string}} CriterionReachedEffect
 * @typedef {{type: "Stuck", competency: string, rung: string, lesson: string | null, prerequisite: string | null,
 *   reason: Reason}} StuckEffect
 * @typedef {FeedbackEffect | NextItemEffect | LevelChangedEffect | MisconceptionSeenEffect
 *   | CriterionReachedEffect | StuckEffect} Effect
 *
 * @typedef {{event: CourseEvent | null, effects: Effect[], view: View}} Settled
 * @typedef {{code: string, met: boolean, [name: string]: unknown}} Condition
 * @typedef {{at: number, item: string, verdict: "right" | "wrong" | "not-learned-yet", mode: Mode, counts: boolean,
 *   why_not: string | null, mastery: number}} AttemptEvidence
 * @typedef {{competency: string, level: Level, mastery: number, percent: number, told: Reason[], rule: Condition[],
 *   attempts: AttemptEvidence[]}} Evidence
 *
 * @typedef {{seconds: number, practised: {competency: string, answered: number, right: number}[],
 *   levels: {competency: string, from: Level, to: Level}[], cleared: string[], lessons: string[], over: boolean}} Gains
 *
 * @typedef {{options: string[], right: string[], tags: Record<string, string>, shuffle: boolean}} ChoiceGrading
 * @typedef {{right?: string[], fields?: Grading[]}} Grading
 * @typedef {{id: string, competencies: string[], level: number, use: string, type: string,
 *   grading: Grading, hints?: ({type: string, grading: Grading} | null)[], contexts?: string[]}} CourseItem
 * @typedef {{id: string, title: string, can: string, minutes: number, requires: string[]}} Competency
 * @typedef {{id: string, title: string, teaches: string[], url: string, minutes?: number,
 *   representation?: string | null, contexts?: string[]}} Lesson
 * @typedef {{id: string, title: string, competency: string,
 *   remedy: {lesson: string, anchor: string | null} | null}} Misconception
 * @typedef {{id: string, title: string, competencies: string[], minutes: number, url: string, checkpoints: string[],
 *   criteria: {id: string, points: number[]}[]}} CourseProject
 * @typedef {{format: number, id: string, edition: string, title: string, language: string, files: Record<string, string>,
 *   units: {title: string, competencies: string[]}[], competencies: Competency[],
 *   misconceptions: Misconception[], lessons: Lesson[], contexts: string[],
 *   projects?: CourseProject[], checkpoints?: SealedCheck[]}} Course the book
 * @typedef {Omit<Course, "contexts" | "files"> & {items: CourseItem[]}} WholeCourse for the engine
 * @typedef {{id: string, title: string, competencies: string[], items: string[]}} SealedCheck
 *
 * @typedef {{html: string, asks: ScaffoldPage | null}} HintPage
 * @typedef {{type: string, form: string, answer: string | null, control: any}} ScaffoldPage
 * @typedef {{title: string | null, type: string, competencies: string[], form: string, feedback: Record<string, string>,
 *   hints: HintPage[], solution: string | null, answer: string | null, control: any, foreseen?: Foreseen[]}} ItemPage
 * @typedef {Pick<FeedbackEffect, "verdict"> & Partial<Pick<FeedbackEffect, "keys" | "reason" | "misconception" | "fields">>
 *   & {answers: unknown[]}} Foreseen answers that get the same feedback, as authoring/build/lobby.py writes them
 *
 * @typedef {{start?: string | null, end?: string | null, days: string[], minutes_per_day?: number, holidays: string[],
 *   exam?: string | null, without_extended?: boolean}} Plan
 * @typedef {{kind: "minutes" | "without-extended" | "later-end", plan: Plan, end: string, in_time: boolean,
 *   reason: Reason}} PlanChoice
 * @typedef {{own: boolean, plan: Plan, start: string, end: string | null, exam: string | null, minutes_per_day: number,
 *   days: number, reason: Reason, target: string | null, should: number, done: number, total: number,
 *   finish: string | null, next: {competency: string, by: string, expected: string | null}[],
 *   dates: Record<string, string>, choices: PlanChoice[]}} PlanView
 *
 * @typedef {{interests: string[], helps: string, family: string, teacher: string}} Profile
 * @typedef {{id: string, kind: "course" | "week", text: string, by: string | null,
 *   standing: "open" | "done" | "dropped", since?: string, moved?: string}} Goal
 * @typedef {{from: string, to: string, competencies: string[], note?: string}} Focus what comes first from one ISO date to another
 * @typedef {{what: "plan" | "interests" | "helps" | "family" | "teacher" | "goal" | "focus", before: any, after: any,
 *   event: {type: string, [name: string]: unknown}}} PlanFileChange
 * @typedef {{by: string, for: string, note: string, changes: PlanFileChange[],
 *   content: {plan: Plan | null, profile: Partial<Profile>, goals: Goal[], focus?: Focus[]}}} PlanFileTold
 * @typedef {{format: "mkcourse-plan", version: 1, course: string, course_title?: string, made?: number, from?: string,
 *   for?: string, note?: string, plan?: Plan | null, profile?: Partial<Profile>, goals?: Goal[], focus?: Focus[]}} PlanFile
 * @typedef {{at: number, type: string, item: string | null, own: boolean, verdict: AttemptEvidence["verdict"] | null,
 *   mode: Mode | null, counts: boolean, why_not: string | null, from: {level: Level, mastery: number},
 *   to: {level: Level, mastery: number}, change: Reason | null, rule: Condition[]}} ReplayStep
 * @typedef {{competency: string, earlier: number, steps: ReplayStep[]}} Replay
 * @typedef {{can: {competency: string, level: Level}[], working: {competency: string, reason: Reason}[], next: string[],
 *   mixups: {misconception: string, state: "seen" | "fading" | "cleared", sightings: number}[], help: Reason[]}} Report
 *
 * @typedef {{item: string, order: string[], tries: number}} Showing
 * @typedef {{view: View | null, backup_at: number | null}} Head
 */
export {};
