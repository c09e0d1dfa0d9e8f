import assert from "node:assert/strict";
import { test } from "node:test";
import { comingReviews } from "../../../site_template/scripts/coming-reviews.js";

const NOON = new Date(2026, 8, 7, 12).getTime() / 1000;
const DAY = 86_400;

function view(due) {
  return { competencies: Object.fromEntries(Object.entries(due).map(([id, at]) => [id, { due: at }])) };
}

test("reviews stand under their day, the next first, without what is due by tonight", () => {
  const days = comingReviews(view({ c: NOON + 3 * DAY, b: NOON + DAY, a: NOON - 9 * DAY, d: NOON + 3 * DAY, e: NOON }), NOON);
  assert.deepEqual(days.map(({ competencies }) => competencies), [["b"], ["c", "d"]]);
});

test("without a view, and for what has no review, nothing comes", () => {
  assert.deepEqual(comingReviews(null, NOON), []);
  assert.deepEqual(comingReviews(view({ a: null }), NOON), []);
});

test("only the next days with reviews are told", () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, day) => [`c${day}`, NOON + (day + 1) * DAY]));
  assert.equal(comingReviews(view(many), NOON).length, 5);
});
