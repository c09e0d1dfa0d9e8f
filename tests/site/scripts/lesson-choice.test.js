import assert from "node:assert/strict";
import { test } from "node:test";
import { ordered } from "../../../site_template/scripts/lesson-choice.js";

const lessons = [
  { id: "plain", representation: "picture", contexts: ["food"] },
  { id: "worked", representation: "worked-example", contexts: ["sport"] },
  { id: "paper", representation: "hands-on", contexts: ["Crafts", "sport"] },
];
const nothing = { lesson: null, representation: null, interests: [] };

function order(liked) {
  return ordered(lessons, { ...nothing, ...liked }).map(({ id }) => id);
}

test("without a choice and interests lessons stand as the author put them", () => {
  assert.deepEqual(order({}), ["plain", "worked", "paper"]);
});

test("the lesson chosen last comes first, then the way chosen last, then what is of interest", () => {
  assert.deepEqual(order({ interests: ["crafts ", "Sport"] }), ["paper", "worked", "plain"]);
  assert.deepEqual(order({ representation: "worked-example", interests: ["crafts"] }), ["worked", "paper", "plain"]);
  assert.deepEqual(order({ lesson: "plain", representation: "hands-on" }), ["plain", "paper", "worked"]);
});

test("no lesson is ever left out", () => {
  assert.equal(order({ lesson: "gone", representation: "gone", interests: ["gone"] }).length, 3);
});
