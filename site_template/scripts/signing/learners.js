// @ts-check
/** Whom a sign-off or a plan is for: one learner a line, by name, by their own code, or by both. */

import { EngineError } from "../engine.js";

/** @typedef {{name: string, learner: string}} Learner `learner` is what is signed: the own code where it is known */

const OWN_CODE = /\b[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}\b/;
export const LONGEST_NAME = 100;
export const MOST_LEARNERS = 200;
const LARGEST = 20_000_000;

/**
 * @param {string} written
 * @returns {Learner[]}
 */
export function learnersIn(written) {
  const lines = written.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return [...new Set(lines)].slice(0, MOST_LEARNERS).map(learnerOf);
}

/**
 * @param {string} line
 * @returns {Learner}
 */
function learnerOf(line) {
  const code = OWN_CODE.exec(line)?.[0].toUpperCase();
  const name = line.replace(OWN_CODE, "").replace(/^[\s,;·:()]+|[\s,;·:()]+$/g, "").slice(0, LONGEST_NAME);
  return { name: name || (code ?? ""), learner: code ?? name };
}

/**
 * Lines for learners whose progress files were handed in.
 *
 * @param {File[]} files
 * @param {import("../session.js").Session} session
 * @returns {Promise<{lines: string[], refused: string[]}>} `refused`: names of files that are none
 */
export async function linesOf(files, session) {
  const lines = [];
  const refused = [];
  for (const file of files.slice(0, MOST_LEARNERS)) {
    try {
      if (file.size > LARGEST) throw new EngineError("file-too-big");
      const { name, codes } = await session.told("sign-who", { file: await file.text() });
      lines.push([name || file.name.replace(/\.json$/i, ""), codes[0] ?? ""].join(" ").trim());
    } catch {
      refused.push(file.name);
    }
  }
  return { lines, refused };
}
