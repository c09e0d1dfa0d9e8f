// @ts-check
/** Each file with its verdict in words. What needs a look stands open, the rest is folded away. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { breath } from "./breath.js";
import { dayOf, folded, sentence } from "./telling.js";

/** @typedef {import("./types.js").ClassFile} ClassFile */
/** @typedef {Pick<import("./room.js").Room, "words" | "book" | "names">} Telling */

/** Rows that are drawn at once. */
const AT_ONCE = 20;
/** @type {Record<string, string>} */
const ICONS = { waiting: "clock", checked: "right", consistent: "right", edited: "again", refused: "wrong" };

/**
 * @param {ClassFile[]} files
 * @param {number} leftOut files of a folder that are no progress files by their name
 * @param {Telling} room
 * @param {(file: ClassFile) => void} drop
 */
export function filesList(files, leftOut, room, drop) {
  const { words } = room;
  const sorted = byName(files, room);
  const doubtful = sorted.filter(isDoubtful);
  const fine = sorted.filter((each) => !isDoubtful(each));
  const list = (/** @type {ClassFile[]} */ some) => el("ul", { class: "mk-divided mk-files" }, ...some.map((each) => row(each, room, drop)));
  return el(
    "div",
    { class: "mk-class-files" },
    doubtful.length > 0 ? el("div", { class: "mk-class-files__doubtful" }, el("p", {}, el("strong", {}, words.count("teacher.doubtful", doubtful.length))), list(doubtful)) : null,
    fine.length > 0 ? folded(words.count("teacher.fine", fine.length), list(fine)) : null,
    leftOut > 0 ? el("p", { class: "mk-quiet" }, words.count("teacher.left-out", leftOut)) : null,
  );
}

/**
 * Files that are being checked, drawn bit by bit, each told anew as soon as it is checked.
 *
 * @param {HTMLElement} list
 * @param {ClassFile[]} files
 * @param {Telling} room
 * @returns {Promise<(file: ClassFile) => void>} to be told of each that is checked
 */
export async function fillWaiting(list, files, room) {
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  const waiting = byName(files, room);
  while (waiting.length > 0) {
    for (const each of waiting.splice(0, AT_ONCE)) rows.set(each.id, list.appendChild(row(each, room, null)));
    await breath();
  }
  return (file) => {
    const now = row(file, room, null);
    rows.get(file.id)?.replaceWith(now);
    rows.set(file.id, now);
  };
}

/**
 * @param {ClassFile[]} files
 * @param {Telling} room
 */
function byName(files, { names }) {
  const { compare } = new Intl.Collator(undefined, { numeric: true }); // one for all: making it takes longer than comparing
  return [...files].sort((one, other) => compare(names.ofFile(one), names.ofFile(other)));
}

/** @param {ClassFile} file */
function isDoubtful({ verdict, same_as }) {
  return verdict === "edited" || verdict === "refused" || same_as !== null;
}

/**
 * @param {ClassFile} file
 * @param {Telling} room
 * @param {((file: ClassFile) => void) | null} drop null where nothing can be dropped yet
 */
function row(file, room, drop) {
  const { words, names } = room;
  const { verdict, reasons, answers, last } = file;
  const name = names.ofFile(file);
  const facts = answers === null || last === null ? "" : words.count("teacher.file-facts", answers, { last: dayOf(last, words) });
  const why = reasons.map((each) => el("p", { class: "mk-file__why" }, fileReason(each, room)));
  return el(
    "li",
    { class: "mk-file", "data-verdict": verdict, "data-file": file.name },
    verdictMark(verdict, words, words.say(`class.verdict.${verdict}`)),
    el("div", { class: "mk-file__body" }, el("p", { class: "mk-file__name" }, el("bdi", {}, name), facts ? el("span", { class: "mk-quiet" }, ` · ${facts}`) : null), ...why),
    drop && button(words.say("teacher.drop"), "mk-button mk-button--quiet mk-button--small mk-no-print", () => drop(file), { "aria-label": words.say("teacher.drop-named", { name }), "data-action": "drop-file" }),
  );
}

/**
 * @param {import("./types.js").Verdict} verdict
 * @param {import("../words.js").Words} words
 * @param {import("../dom.js").Child} name
 */
export function verdictMark(verdict, words, name) {
  return el("span", { class: `mk-verdict mk-verdict--${verdict}`, title: words.say(`class.verdict-means.${verdict}`) }, icon(ICONS[verdict] ?? "again"), name);
}

/**
 * @param {import("../types.js").Reason} reason
 * @param {Telling} room
 */
function fileReason(reason, room) {
  const own = `teacher.refused.${reason.code}`;
  return sentence(room.words.has(own) ? own : `class.file.${reason.code}`, reason, room);
}
