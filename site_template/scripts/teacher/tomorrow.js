// @ts-check
/** The first thing on the page: at most five things to do tomorrow, each with why; then the groups behind them. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { questionButton } from "./shown-question.js";
import { folded, people, sentence, whyList } from "./telling.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./types.js").Finding} Finding */

/** @type {Record<string, [string, string]>} kind -> icon, tone */
const LOOKS = {
  reteach: ["book", "again"],
  "reteach-competency": ["book", "again"],
  group: ["people", "accent"],
  "group-prerequisite": ["people", "accent"],
  talk: ["person", "wrong"],
  "talk-silent": ["person", "wrong"],
  praise: ["leaf", "right"],
  mend: ["pencil", "violet"],
  "check-file": ["file", "again"],
};

/** @param {Room} room */
export function tomorrow(room) {
  const { told, words } = room;
  const away = told.away && el("p", { class: "mk-panel", "data-away": true }, sentence("class.report.away", told.away, room));
  const actions = told.actions.length > 0 && el("ol", { class: "mk-actions" }, ...told.actions.map((each) => action(each, room)));
  const nothing = !away && !actions && el("p", { class: "mk-quiet" }, words.say("teacher.no-actions"));
  return el("div", {}, away, actions, nothing);
}

/**
 * @param {Finding} finding
 * @param {Room} room
 */
function action(finding, room) {
  const [picture, tone] = LOOKS[finding.kind] ?? ["flag", "accent"];
  return el(
    "li",
    { class: `mk-card mk-action mk-action--${tone}`, "data-kind": finding.kind },
    el("span", { class: "mk-kind", "aria-hidden": "true" }, icon(picture)),
    el(
      "div",
      { class: "mk-action__body" },
      el("h3", { class: "mk-action__title" }, sentence(`class.action.${finding.kind}`, finding, room)),
      finding.learners.length > 0 ? people(finding.learners, room) : null,
      finding.item ? questionButton(finding.item, room) : null,
      finding.evidence.length > 0 ? folded(room.words.say("teacher.why"), whyList(finding.evidence, room)) : null,
    ),
  );
}

/** @param {Room} room */
export function groups(room) {
  const { told, words } = room;
  if (told.groups.length === 0) return el("p", { class: "mk-quiet" }, words.say("teacher.no-groups"));
  const rows = told.groups.map((each) =>
    el(
      "li",
      { class: "mk-group-row" },
      el("p", { class: "mk-group-row__title" }, sentence(`class.group.${each.kind}`, each, room), " ", el("span", { class: "mk-count" }, String(each.learners.length))),
      people(each.learners, room),
      each.evidence.length > 0 ? folded(words.say("teacher.why"), whyList(each.evidence, room)) : null,
    ),
  );
  return el("ul", { class: "mk-divided" }, ...rows);
}
