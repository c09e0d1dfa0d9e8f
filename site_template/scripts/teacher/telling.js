// @ts-check
/** What the class engine found, as sentences: titles, names, dates and shares in the places that the words leave for them. */

import { button, el } from "../dom.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {import("../types.js").Reason} Reason */

/** Names that a sentence lists; more are counted, as they stand below it. */
const MOST_NAMES = 3;
const TITLED = new Set(["competency", "prerequisite", "misconception"]);
const TIMES = new Set(["at", "last", "first", "since"]);
const LEVELLED = new Set(["said", "found"]);
const SHARES = new Set(["share", "right", "expected", "luck"]);

/**
 * @param {string} key of the words
 * @param {Record<string, any>} told
 * @param {Pick<Room, "words" | "book" | "names">} room
 */
export function sentence(key, told, { words, book, names }) {
  /** @type {Record<string, unknown>} */
  const values = {};
  for (const [name, value] of Object.entries(told)) {
    if (TITLED.has(name)) values[name] = Array.isArray(value) ? value.map((id) => book.title(id)) : book.title(String(value));
    else if (name === "competencies" && Array.isArray(value)) values[name] = value.map((id) => book.title(id));
    else if (LEVELLED.has(name) && words.has(`level.${value}`)) values[name] = words.say(`level.${value}`);
    else if (TIMES.has(name) && typeof value === "number") values[name] = dayOf(value, words);
    else if (SHARES.has(name) && typeof value === "number") values[name] = words.percent(value);
    else if (name === "learners" && Array.isArray(value)) values[name] = namesOf(value, { words, names });
    else if (name === "learner" || name === "file" || name === "other") values[name] = names.has(value) ? names.of(value) : value;
    else values[name] = value;
  }
  values["count"] ??= told["n"];
  if (Array.isArray(told["learners"])) values["learner"] ??= namesOf(told["learners"], { words, names });
  return words.has(key) ? words.say(key, values) : words.count(key, Number(told["n"] ?? told["days"] ?? told["learners"]?.length ?? 0), values);
}

/**
 * @param {number} at seconds since the epoch
 * @param {import("../words.js").Words} words
 */
export function dayOf(at, words) {
  return words.day(new Date(at * 1000).toISOString().slice(0, 10));
}

/**
 * @param {string[]} learners
 * @param {Pick<Room, "words" | "names">} room
 */
export function namesOf(learners, { words, names }) {
  return learners.length > MOST_NAMES ? words.count("teacher.students", learners.length) : words.list(learners.map((id) => names.of(id)));
}

/**
 * Why: the evidence, one sentence each.
 *
 * @param {Reason[]} evidence
 * @param {Room} room
 */
export function whyList(evidence, room) {
  return el("ul", { class: "mk-why" }, ...evidence.map((each) => el("li", {}, sentence(`class.why.${each.code}`, each, room))));
}

/**
 * Students as buttons that open their cards.
 *
 * @param {string[]} learners
 * @param {Pick<Room, "names" | "show">} room
 */
export function people(learners, { names, show }) {
  const sorted = [...learners].sort(names.order());
  return el("ul", { class: "mk-pupils" }, ...sorted.map((id) => el("li", {}, person(id, { names, show }))));
}

/**
 * @param {string} id
 * @param {Pick<Room, "names" | "show">} room
 */
export function person(id, { names, show }) {
  return button(names.of(id), "mk-person", () => show(id), { "data-learner": id });
}

/**
 * What one press opens.
 *
 * @param {string} label
 * @param {...import("../dom.js").Child} children
 */
export function folded(label, ...children) {
  return el("details", { class: "mk-fold" }, el("summary", {}, label), ...children);
}

/**
 * As `folded`, for what is long: it is made when it is opened for the first time.
 *
 * @param {string} label
 * @param {() => HTMLElement} make
 */
export function foldedLater(label, make) {
  const details = folded(label);
  details.addEventListener("toggle", () => void (details.open && details.childElementCount === 1 && details.append(make())));
  return details;
}
