// @ts-check
/** What has changed since the teacher last kept this class: levels that went up or down, by the students' own names. */

import { el } from "../dom.js";
import { dayOf } from "./telling.js";

/** @param {import("./desk.js").Desk} desk */
export function since({ kept, room, words, names }) {
  if (!kept) return null;
  const { competencies, learners, levels } = room.told.heat;
  let up = 0;
  let down = 0;
  learners.forEach((id, row) => {
    const before = kept.levels[names.own(id)];
    if (!before) return;
    competencies.forEach((competency, column) => {
      const change = (levels[row]?.[column] ?? 0) - (before[competency] ?? 0);
      if (change > 0) up += change;
      else down -= change;
    });
  });
  return up + down > 0 ? el("p", { class: "mk-quiet" }, words.say("teacher.since", { day: dayOf(kept.at, words), up, down })) : null;
}
