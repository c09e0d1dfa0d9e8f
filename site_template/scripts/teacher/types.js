// @ts-check
/**
 * The shapes that the class engine tells (runtime/classroom). Types only; no code.
 *
 * @typedef {import("../types.js").Reason} Reason
 * @typedef {"waiting" | "checked" | "consistent" | "edited" | "refused"} Verdict
 *
 * @typedef {{id: string, name: string, learner: string | null, verdict: Verdict, reasons: Reason[],
 *   events: number | null, answers: number | null, first: number | null, last: number | null, same_as: string | null,
 *   sign_offs?: {kind: string, subject: string, level: string, day: string, by: string, valid: boolean}[]}} ClassFile
 *
 * @typedef {{file: ClassFile, tallies: Record<string, unknown>, levels: Record<string, number> | null}} Glance what a file says of itself, for the engine
 * @typedef {{learners: EarlyLearner[], heat: Heat, wrong_answers: WrongAnswers[]}} EarlyTold
 * @typedef {{id: string, name: string, learner: string | null, last: number | null, answers: number}} EarlyLearner
 *
 * @typedef {{kind: string, learners: string[], evidence: Reason[], competency?: string, prerequisite?: string,
 *   misconception?: string, item?: string, files?: string[], n?: number}} Finding
 *
 * @typedef {EarlyLearner & {days: number, minutes_week: number}} Learner
 * @typedef {{competencies: string[], learners: string[], levels: number[][], support: number[][], stuck: number[][]}} Heat
 * @typedef {{item: string, competency: string, n: number, of: number,
 *   common: {answer: string, options: string[] | null, learners: string[], misconception: string | null}[]}} WrongAnswers
 * @typedef {{item: string, competency: string, n: number, right: number, expected: number | null,
 *   discrimination: number | null, fast: number, flags: string[]}} ItemQuality
 * @typedef {{learner: string, days: number | null, done: number, total: number,
 *   minutes_week: number}} Pace
 *
 * @typedef {{files: ClassFile[], learners: Learner[], away: {n: number, last: number} | null, moment: {at: number, zone: number}, actions: Finding[], groups: Finding[], flags: Finding[], heat: Heat,
 *   misconceptions: {misconception: string, competency: string, learners: string[], seen: string[], sightings: number}[],
 *   rules?: Record<string, number>, wrong_answers: WrongAnswers[], items: ItemQuality[], pace: Pace[]}} ClassTold
 *
 * @typedef {{from: number | null, last: number | null, gained: {competency: string, from: number, to: number, at: number}[], answers: number,
 *   right: number, minutes: number, days: number, strengths: string[],
 *   stuck: {competency: string, rung: string, attempts: number, items: number, prerequisite: string | null}[],
 *   mixups: {misconception: string, state: string, sightings: number}[], questions: Reason[],
 *   plan: {days: number | null, done: number, total: number, finish: string | null, reason: Reason} | null,
 *   goals: {text: string, by: string | null, standing: string}[]}} Card
 * @typedef {{card: Card, report: import("../types.js").Report, time?: {week: number, total: number, days: number}}} LearnerTold
 */
export {};
