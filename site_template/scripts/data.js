// @ts-check
/**
 * The course's data: files packed by the build with gzip and named by their content (authoring/build/data_files.py). The page
 * names the book, and the book all others. Where the site was built anew behind the page, what it names has gone: then the
 * site says what its book is now, and everything else follows from that.
 */

import { textOfPacked } from "./packed-file.js";
import { loadJson, MissingFile, siteUrl } from "./site.js";

/** @typedef {import("./types.js").Course} Course */

/** @type {Record<string, string>} name -> file */
let files = {};

let tellNewer = () => {};

/** Resolved when data of a newer edition had to be taken. @type {Promise<void>} */
export const newerData = new Promise((resolve) => {
  tellNewer = resolve;
});

/** @returns {Promise<Course>} the book; only then all other data can be found */
export async function loadBook() {
  const named = document.querySelector('meta[name="mkcourse-data"]')?.getAttribute("content") ?? "";
  const book = await loadFile(named.split(" ")[0] ?? "").catch(whereGone(presentBook));
  files = book.files;
  return book;
}

/**
 * @param {string} name as "items/halves"
 * @returns {Promise<any>} with every marked URL made whole
 */
export async function loadData(name) {
  return loadFile(fileOf(name)).catch(
    whereGone(async () => {
      files = (await presentBook()).files;
      return loadFile(fileOf(name));
    }),
  );
}

/** @param {string} name */
function fileOf(name) {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file === undefined) throw new Error(`there is no data named ${name}`);
  return file;
}

/** @param {string} file */
function loadFile(file) {
  return loadJson(siteUrl(`assets/course/${file}`), textOfPacked);
}

/** @returns {Promise<Course>} that of the edition which the site has now */
async function presentBook() {
  const { book } = await loadJson(siteUrl("mkcourse-site.json"));
  const found = await loadFile(book);
  tellNewer();
  return found;
}

/**
 * @param {() => Promise<any>} otherwise
 * @returns {(error: unknown) => Promise<any>}
 */
function whereGone(otherwise) {
  return async (error) => {
    if (error instanceof MissingFile) return otherwise();
    throw error;
  };
}
