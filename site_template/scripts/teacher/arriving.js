// @ts-check
/** How files come to the page: dropped (also folders), chosen, or as a folder. Only their names are looked at here. */

import { el, button } from "../dom.js";
import { icon } from "../icons.js";
import { MOST_FILES } from "./limits.js";

/** @typedef {import("../words.js").Words} Words */
/** @typedef {{files: File[], leftOut: number}} Brought `leftOut`: of a folder, what is no progress file by its name */

/**
 * The place to drop files on, with the buttons for those who would rather choose.
 *
 * @param {Words} words
 * @param {(brought: Brought) => void} bring
 * @param {() => void} expect called when files are about to come
 * @param {AbortSignal} gone
 */
export function dropPlace(words, bring, expect, gone) {
  const files = el("input", { type: "file", multiple: true, accept: ".json,.zip,application/json,application/zip", class: "mk-visually-hidden", tabindex: "-1", "aria-label": words.say("teacher.choose-files"), "data-input": "files" });
  const folder = el("input", { type: "file", multiple: true, webkitdirectory: true, class: "mk-visually-hidden", tabindex: "-1", "aria-label": words.say("teacher.choose-folder"), "data-input": "folder" });
  for (const [input, isFolder] of /** @type {[HTMLInputElement, boolean][]} */ ([[files, false], [folder, true]])) {
    input.addEventListener("change", () => {
      const chosen = [...(input.files ?? [])];
      input.value = "";
      if (chosen.length > 0) bring(isFolder ? ofFolder(chosen) : { files: chosen, leftOut: 0 });
    });
  }
  const choose = button(words.say("teacher.choose-files"), "mk-button mk-button--primary", () => files.click(), { "data-action": "choose-files" });
  choose.prepend(icon("bring"));
  const chooseFolder = button(words.say("teacher.choose-folder"), "mk-button", () => folder.click(), { "data-action": "choose-folder" });
  const place = el("div", { class: "mk-drop" }, el("p", { class: "mk-drop__words" }, words.say("teacher.drop-here")), el("p", { class: "mk-drop__actions" }, choose, chooseFolder), files, folder);
  place.addEventListener("click", expect);
  watchDrops(place, bring, expect, gone);
  return place;
}

/**
 * Anywhere on the page is near enough, and no file opens in the place of the page.
 *
 * @param {HTMLElement} place
 * @param {(brought: Brought) => void} bring
 * @param {() => void} expect
 * @param {AbortSignal} signal
 */
function watchDrops(place, bring, expect, signal) {
  let depth = 0;
  const mark = (/** @type {number} */ by) => {
    depth = Math.max(0, depth + by);
    if (depth > 0) expect();
    place.classList.toggle("mk-drop--over", depth > 0);
  };
  const isFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragenter", (event) => void (isFiles(event) && mark(1)), { signal });
  document.addEventListener("dragleave", (event) => void (isFiles(event) && mark(-1)), { signal });
  document.addEventListener("dragover", (event) => void (isFiles(event) && event.preventDefault()), { signal });
  document.addEventListener("drop", (event) => {
    if (!isFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    mark(-depth);
    void dropped(event.dataTransfer).then((brought) => void (brought.files.length + brought.leftOut > 0 && bring(brought)));
  }, { signal });
}

/**
 * @param {DataTransfer} transfer
 * @returns {Promise<Brought>}
 */
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return { files: [...transfer.files], leftOut: 0 };
  const found = [];
  for (const entry of entries) if (entry) found.push(...(await filesIn(entry, MOST_FILES - found.length)));
  return ofFolder(found);
}

/**
 * @param {any} entry a FileSystemEntry
 * @param {number} most
 * @returns {Promise<File[]>}
 */
async function filesIn(entry, most) {
  if (most <= 0) return [];
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (let batch = await inside(reader); batch.length > 0 && found.length < most; batch = await inside(reader)) {
    for (const each of batch) found.push(...(await filesIn(each, most - found.length)));
  }
  return found;
}

/**
 * @param {any} reader
 * @returns {Promise<any[]>} some of what is inside; none at the end
 */
function inside(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

/**
 * A folder may hold anything; what is neither a progress file nor a ZIP by its name is counted, not read.
 *
 * @param {File[]} found
 * @returns {Brought}
 */
function ofFolder(found) {
  const files = found.filter(({ name }) => isWanted(name));
  return { files, leftOut: found.length - files.length };
}

/** @param {string} name */
export function isWanted(name) {
  return /\.(json|zip)$/i.test(name) && !isHidden(name);
}

/** What systems put beside files by themselves. @param {string} path */
export function isHidden(path) {
  return path.startsWith("__MACOSX/") || path.split("/").some((part) => part.startsWith("."));
}
