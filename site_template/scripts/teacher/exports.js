// @ts-check
/** Tables to save: levels, who to look at, questions. With names or pseudonyms, as the page shows them. */

import { button, el } from "../dom.js";
import { saveBlob } from "../download.js";
import { announce } from "../status.js";
import { csvOf } from "./csv.js";
import { LEVELS } from "./heat.js";
import { folded, sentence } from "./telling.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./csv.js").Cell} Cell */

/** @type {Record<string, (room: Room) => Cell[][]>} */
const TABLES = { levels: levelRows, flags: flagRows, questions: questionRows };

/** @param {Room} room */
export function exportMenu(room) {
  const { words, book } = room;
  const save = (/** @type {string} */ name) => {
    const file = `${book.course.id}-class-${name}-${new Date().toISOString().slice(0, 10)}.csv`;
    saveBlob(file, new Blob([csvOf(/** @type {any} */ (TABLES[name])(room))], { type: "text/csv;charset=utf-8" }));
    announce(words.say("teacher.saved", { file }));
  };
  const buttons = Object.keys(TABLES).map((name) => button(words.say(`teacher.save-${name}`), "mk-button mk-button--small", () => save(name), { "data-export": name }));
  return folded(words.say("teacher.save-tables"), el("p", { class: "mk-quiet" }, words.say("teacher.tables-help")), el("p", { class: "mk-button-row" }, ...buttons));
}

/** @param {Room} room @returns {Cell[][]} */
function levelRows({ words, book, names, told }) {
  const { competencies, learners, levels } = told.heat;
  const about = new Map(told.learners.map((each) => [each.id, each]));
  const head = [words.say("teacher.by-name"), words.say("teacher.last-work"), words.say("teacher.answers"), ...competencies.map((id) => book.title(id))];
  const rows = learners.map((id, row) => {
    const one = about.get(id);
    return [names.of(id), one?.last ? new Date(one.last * 1000).toISOString().slice(0, 10) : "", one?.answers ?? 0, ...(levels[row] ?? []).map((level) => words.say(`level.${LEVELS[level]}`))];
  });
  return [head, ...rows.sort((one, other) => String(one[0]).localeCompare(String(other[0]), undefined, { numeric: true }))];
}

/** @param {Room} room @returns {Cell[][]} */
function flagRows(room) {
  const { words, names, told } = room;
  const head = [words.say("teacher.by-name"), words.say("teacher.flag"), words.say("teacher.why")];
  const rows = told.flags.flatMap((flag) =>
    flag.learners.map((id) => [names.of(id), words.say(`class.flag.${flag.kind}`), flag.evidence.map((each) => sentence(`class.why.${each.code}`, each, room)).join(" ")]),
  );
  return [head, ...rows];
}

/** @param {Room} room @returns {Cell[][]} */
function questionRows(room) {
  const { words, book, told } = room;
  const head = ["teacher.question", "teacher.competency", "teacher.answers", "teacher.right-share", "teacher.expected", "teacher.discrimination", "teacher.fast", "teacher.notes"].map((key) => words.say(key));
  const rows = told.items.map((each) => [
    each.item,
    book.title(each.competency),
    each.n,
    rounded(each.right),
    rounded(each.expected),
    rounded(each.discrimination),
    rounded(each.fast),
    each.flags.map((code) => sentence(`class.item.${code}`, { ...each }, room)).join(" "),
  ]);
  return [head, ...rows];
}

/** @param {number | null} number */
function rounded(number) {
  return number === null ? null : Math.round(number * 1000) / 1000;
}

