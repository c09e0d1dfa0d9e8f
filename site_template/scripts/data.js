// @ts-check
/**
 * The course's data: files packed by the build with gzip and named by their content (authoring/build/data_files.py). The page
 * names the book, and the book all others.
 */

import { unpack } from "./packed-file.js";
import { loadJson, siteUrl } from "./site.js";

/** @typedef {import("./types.js").Course} Course */

/** @type {Record<string, string>} name -> file */
let files = {};

/** @returns {Promise<Course>} the book; only then all other data can be found */
export async function loadBook() {
  const named = document.querySelector('meta[name="mkcourse-data"]')?.getAttribute("content") ?? "";
  const book = await loadFile(named.split(" ")[0] ?? "");
  files = book.files;
  return book;
}

/**
 * @param {string} name as "items/halves"
 * @returns {Promise<any>} with every marked URL made whole
 */
export async function loadData(name) {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file === undefined) throw new Error(`there is no data named ${name}`);
  return loadFile(file);
}

/** @param {string} file */
function loadFile(file) {
  return loadJson(siteUrl(`assets/course/${file}`), (answer) => unpack(answer).text());
}
