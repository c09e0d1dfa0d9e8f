// What friends hand each other: read strictly, the same after a link, and never more than it should be.

import assert from "node:assert/strict";
import test from "node:test";

import { fromLink, inLink, PeerError, readPeerFile } from "../../../site_template/scripts/projects/peer-files.js";

const PROJECTS = new Map([["street", { id: "street", criteria: [{ id: "right", points: [1, 2] }] }]]);
const FEEDBACK = {
  format: "mkcourse-feedback",
  version: 1,
  course: "c",
  project: "street",
  review: "r-1",
  look: "",
  to: "Mia",
  by: "Zoë 😀",
  at: 5,
  scores: { right: 2 },
  good: "clear",
  next: "longer",
};

/** @param {unknown} value */
const read = (value) => readPeerFile(JSON.stringify(value), "c", PROJECTS);

test("feedback is the same after a link", () => {
  assert.deepEqual(readPeerFile(fromLink(inLink(FEEDBACK)), "c", PROJECTS), FEEDBACK);
});

test("points that the rubric does not have are passed over", () => {
  assert.deepEqual(read({ ...FEEDBACK, scores: { right: 9, __proto__: 1, other: 1 } }).scores, {});
});

test("keys that nobody knows do not come along", () => {
  assert.ok(!("evil" in read({ ...FEEDBACK, evil: true })));
});

for (const [code, change] of [
  ["other-course", { course: "d" }],
  ["other-project", { project: "toString" }],
  ["newer", { version: 2 }],
  ["damaged", { version: "1" }],
  ["damaged", { review: "../x" }],
  ["damaged", { at: -1 }],
  ["damaged", { good: "x".repeat(1001) }],
  ["no-file", { format: "mkcourse-progress" }],
]) {
  test(`${JSON.stringify(change).slice(0, 40)} is refused: ${code}`, () => {
    assert.throws(() => read({ ...FEEDBACK, .../** @type {object} */ (change) }), (error) => error instanceof PeerError && error.code === code);
  });
}

test("a link that is no link is refused", () => {
  for (const told of ["%", "é", "////8"]) assert.throws(() => fromLink(told), PeerError);
});
