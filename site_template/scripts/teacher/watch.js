// @ts-check
/** Flags: each with its rule in words, whom it concerns, and the evidence. */

import { el } from "../dom.js";
import { person, sentence, whyList } from "./telling.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").Finding} Finding */

/** @param {Room} room */
export function watch(room) {
  const { told, words } = room;
  if (told.flags.length === 0) return el("p", { class: "mk-quiet" }, words.say("teacher.no-flags"));
  const kinds = [...new Set(told.flags.map(({ kind }) => kind))];
  return el("div", { class: "mk-flags" }, ...kinds.map((kind) => flag(kind, told.flags.filter((each) => each.kind === kind), room)));
}

/**
 * @param {string} kind
 * @param {Finding[]} found
 * @param {Room} room
 */
function flag(kind, found, room) {
  const { words, names } = room;
  const learners = [...new Set(found.flatMap((each) => each.learners))].sort(names.order());
  const rows = learners.map((id) => {
    const evidence = found.filter((each) => each.learners.includes(id)).flatMap((each) => each.evidence);
    return el("li", {}, person(id, room), whyList(evidence, room));
  });
  return el(
    "details",
    { class: "mk-fold mk-flag", "data-kind": kind },
    el("summary", {}, el("span", { class: "mk-flag__name" }, words.say(`class.flag.${kind}`)), " ", el("span", { class: "mk-count" }, String(learners.length)), el("span", { class: "mk-flag__names" }, learners.slice(0, 3).map((id) => names.of(id)).join(", "), learners.length > 3 ? " …" : "")),
    el("p", { class: "mk-flag__rule" }, sentence(`class.rule.${kind}`, room.told.rules ?? {}, room)),
    el("ul", { class: "mk-divided" }, ...rows),
  );
}
