// @ts-check
/** What the engine tells of projects, and what the course's files say of them. */

import { loadData } from "../data.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {"red" | "yellow" | "green"} Colour */
/** @typedef {{id: string, kind: "text" | "link" | "file", title: string, text?: string, media?: string, size?: number,
 *   sha256?: string, at: number}} Piece */
/** @typedef {Record<string, number>} Scores */
/** @typedef {{id: string, by: string, good: string, next: string, scores: Scores, at: number}} Review */
/** @typedef {{standing: "new" | "ready" | "begun" | "finished", checkpoints: Record<string, Colour | null>, evidence: Piece[],
 *   assessment: {scores: Scores, text: string, at: number} | null, reviews: Review[]}} Work */
/** @typedef {{code: string, at: number, refused: string | null, learner: string, kind: "project" | "competency" | "short", subject: string,
 *   level: string, day: string, by: string}} SignOff */
/** @typedef {{learner: string[], can_sign: boolean, projects: Record<string, Work>, sign_offs: SignOff[]}} Portfolio */
/** @typedef {{points: number, html: string, text: string}} Level */
/** @typedef {{id: string, html: string, text: string, levels: Level[]}} Criterion */
/** @typedef {{id: string, title: string, checkpoints: {id: string, html: string, text: string}[], levels: Level[],
 *   rubric: Criterion[]}} ProjectPage */

/** @type {Map<string, Promise<ProjectPage>>} */
const pages = new Map();

/**
 * The checkpoints and the rubric of a project, in words.
 *
 * @param {string} project id
 * @returns {Promise<ProjectPage>}
 */
export function projectPage(project) {
  const known = pages.get(project);
  if (known) return known;
  const loading = loadData(`projects/${project}`);
  pages.set(project, loading);
  loading.catch(() => pages.delete(project));
  return loading;
}

/**
 * Draws now, as soon as the engine is up, and whenever something has changed.
 *
 * @param {Context} context
 * @param {AbortSignal} gone
 * @param {(portfolio: Portfolio) => void} draw
 */
export function watchPortfolio({ session }, gone, draw) {
  let last = "";
  const look = async () => {
    const { portfolio } = await session.told("portfolio");
    const text = JSON.stringify(portfolio);
    if (gone.aborted || text === last) return;
    last = text;
    draw(portfolio);
  };
  const lookAgain = () => void (session.isOpen && look().catch(() => {}));
  session.addEventListener("open", lookAgain, { signal: gone });
  session.addEventListener("view", lookAgain, { signal: gone });
  lookAgain();
}

/**
 * @param {import("../words.js").Words} words
 * @param {Error | unknown} error
 * @returns {string} why something was not stored
 */
export function failure(words, error) {
  const code = /** @type {{code?: string}} */ (error)?.code ?? "";
  return words.has(`evidence.failed-${code}`) ? words.say(`evidence.failed-${code}`) : words.say("project.failed");
}
