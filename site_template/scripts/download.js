// @ts-check
/** Saving the progress file: an <a download>, which every browser has, also on plain HTTP. */

import { el } from "./dom.js";

/**
 * @param {import("./session.js").Session} session
 * @param {string} course id
 * @returns {string} the file's name
 */
export function saveProgress(session, course) {
  const day = new Date().toISOString().slice(0, 10);
  const name = `${course}-progress-${day}.json`;
  const blob = new Blob([`${JSON.stringify(session.exported(), null, 1)}\n`], { type: "application/json" });
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
