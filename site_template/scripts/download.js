// @ts-check
/** Saving to a file: an <a download>, which every browser has, also on plain HTTP. */

import { el } from "./dom.js";

/**
 * @param {string} name of the file
 * @param {string} text
 */
export function saveFile(name, text) {
  saveBlob(name, new Blob([text], { type: "application/json" }));
}

/**
 * @param {string} name of the file
 * @param {Blob} content
 */
export function saveBlob(name, content) {
  const url = URL.createObjectURL(content);
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * @param {string} name of the file
 * @param {unknown} content
 */
export function saveJson(name, content) {
  saveFile(name, `${JSON.stringify(content, null, 1)}\n`);
}

/**
 * @param {import("./session.js").Session} session
 * @param {string} course id
 * @param {string} [learner] the name, if it is to be in the file
 * @returns {string} the file's name
 */
export function saveProgress(session, course, learner) {
  const day = new Date().toISOString().slice(0, 10);
  const name = `${course}-progress-${day}.json`;
  saveJson(name, session.exported(learner));
  return name;
}
