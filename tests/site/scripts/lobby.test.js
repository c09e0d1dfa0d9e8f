// @ts-check
/** The lobby: answers are looked up, and the next question is one that was not answered yet. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { foreseenFeedback, nextInLobby } from "../../../site_template/scripts/lobby.js";

/**
 * @param {string} type
 * @param {import("../../../site_template/scripts/types.js").Foreseen[]} foreseen
 * @returns {any}
 */
const page = (type, foreseen) => ({ type, foreseen });

test("options chosen in any order are the same answer, but not where the order is asked for", () => {
  const foreseen = [{ verdict: /** @type {const} */ ("right"), answers: [{ chosen: ["a", "b"] }] }];
  assert.equal(foreseenFeedback("i", page("many", foreseen), { chosen: ["b", "a"] })?.verdict, "right");
  assert.equal(foreseenFeedback("i", page("order", foreseen), { chosen: ["b", "a"] }), null);
  assert.equal(foreseenFeedback("i", page("order", foreseen), { chosen: ["a", "b"] })?.verdict, "right");
});

test("what is said of several options stands in the order of the page", () => {
  const foreseen = [{ verdict: /** @type {const} */ ("right"), keys: ["option:a", "option:b", "right"], answers: [{ chosen: ["a", "b"] }] }];
  assert.deepEqual(foreseenFeedback("i", page("many", foreseen), { chosen: ["b", "a"] })?.keys, ["option:b", "option:a", "right"]);
});

test("the options of each field are looked up, too, and an empty field stays one", () => {
  const foreseen = [{ verdict: /** @type {const} */ ("wrong"), answers: [{ answers: [{ chosen: ["a", "b"] }, { text: "3" }, null] }] }];
  const response = { answers: [{ chosen: ["b", "a"] }, { text: "3" }, null] };
  assert.equal(foreseenFeedback("i", page("cloze", foreseen), response)?.verdict, "wrong");
});

test("what is told is whole, and what was not foreseen is told nothing", () => {
  const foreseen = [{ verdict: /** @type {const} */ ("wrong"), keys: ["wrong:0"], misconception: "m", answers: ["5/16", "10/32"] }];
  assert.deepEqual(foreseenFeedback("i", page("number", foreseen), { text: "10/32" }), {
    type: "Feedback",
    item: "i",
    verdict: "wrong",
    keys: ["wrong:0"],
    reason: null,
    misconception: "m",
    counts: true,
    why_not: null,
    fields: [],
    credit: 0,
  });
  assert.equal(foreseenFeedback("i", page("number", foreseen), { text: "5/17" }), null);
  assert.equal(foreseenFeedback("i", page("open", []), { text: "5/16", scores: [1] }), null);
  assert.equal(foreseenFeedback("i", /** @type {any} */ ({ type: "number" }), { text: "5/16" }), null);
});

test("the next question is the first that was not answered; then the one that was answered longest ago", async () => {
  /** @type {string[]} */
  const answered = [];
  /** @type {any} */
  const context = { items: { order: async (/** @type {string} */ name) => [`${name}1`, `${name}2`] }, session: { answeredItems: () => answered } };
  const next = async (/** @type {string[]} */ ...avoid) => (await nextInLobby(context, ["a", "b"], avoid))?.item;
  assert.equal(await next(), "a1");
  assert.equal(await next("a1"), "a2");
  answered.push("a1", "a2");
  assert.equal(await next("a2"), "b1");
  answered.push("b1", "b2", "a1");
  assert.equal(await next(), "a2");
  assert.equal(await next("a2", "b1", "b2", "a1"), undefined);
});
