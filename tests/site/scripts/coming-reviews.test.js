import assert from "node:assert/strict";
import { test } from "node:test";
import { comingReviews } from "../../../site_template/scripts/coming-reviews.js";

const NOON = new Date(2026, 8, 7, 12).getTime() / 1000;
const DAY = 86_400;

function view(due) {
  return { competencies: Object.fromEntries(Object.entries(due).map(([id, at]) => [id, { due: at }])) };
}

test("what is due by tonight is due, the rest stands under its day, the next first", () => {
  const { due, days } = comingReviews(view({ c: NOON + 3 * DAY, b: NOON + DAY, a: NOON - 9 * DAY, d: NOON + 3 * DAY, e: NOON }), NOON);
  assert.deepEqual(due, ["a", "e"]);
  assert.deepEqual(days.map(({ competencies }) => competencies), [["b"], ["c", "d"]]);
});

test("without a view, and for what has no review, nothing comes", () => {
  assert.deepEqual(comingReviews(null, NOON), { due: [], days: [] });
  assert.deepEqual(comingReviews(view({ a: null }), NOON), { due: [], days: [] });
});

test("only the next days with reviews are told", () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, day) => [`c${day}`, NOON + (day + 1) * DAY]));
  assert.equal(comingReviews(view(many), NOON).days.length, 5);
});
