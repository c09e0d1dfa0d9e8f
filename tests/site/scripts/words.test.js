import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Words } from "../../../site_template/scripts/words.js";

const template = new URL("../../../site_template/", import.meta.url);
const catalogue = JSON.parse(readFileSync(process.env["MKCOURSE_WORDS"] ?? "", "utf8"));

function words(entries) {
  return new Words(entries, "en");
}

test("placeholders are filled, unknown ones stay to be noticed", () => {
  assert.equal(words({ k: "{a} and {b}" }).say("k", { a: 1 }), "1 and {b}");
});

test("a key without a sentence is shown as itself", () => {
  assert.equal(words({}).say("item.check"), "item.check");
});

test("lists are joined as the language does it", () => {
  assert.equal(words({ k: "know {x}" }).say("k", { x: ["a", "b", "c"] }), "know a, b, and c");
});

test("counts choose their plural", () => {
  const said = words({ "m.one": "{count} minute", "m.other": "{count} minutes" });
  assert.equal(said.count("m", 1), "1 minute");
  assert.equal(said.count("m", 5), "5 minutes");
});

test("a reason names things by their titles and levels by their words", () => {
  const said = words({ "reason.r": "{after}: {to}", "level.secure": "safe" });
  const titles = new Map([["halves", "Halves"]]);
  assert.equal(said.reason({ code: "r", after: ["halves"], to: "secure" }, titles), "Halves: safe");
});

test("shares are percentages, rounded down so that nearly is not called enough", () => {
  const said = words({ "reason.r": "{have} of {need}" });
  assert.equal(said.reason({ code: "r", have: 0.897, need: 0.9 }, new Map()), "89% of 90%");
  assert.equal(said.reason({ code: "r", have: 0, need: 0.5 }, new Map()), "0% of 50%");
  assert.equal(said.reason({ code: "r", have: 1, need: 4 }, new Map()), "1 of 4");
});

test("a reason with plural forms chooses by what it counts", () => {
  const said = words({ "reason.r.one": "{items} by {days} day", "reason.r.other": "{items} by {days} days" });
  assert.equal(said.reason({ code: "r", items: 5, days: 1 }, new Map()), "5 by 1 day");
  assert.equal(said.reason({ code: "r", items: 1, days: 2 }, new Map()), "1 by 2 days");
  assert.equal(said.reason({ code: "r", other: 1 }, new Map()), "");
});

test("the plan speaks of a day and of days", () => {
  const said = new Words(catalogue, "en");
  assert.equal(said.reason({ code: "plan-ahead", days: 1 }, new Map()), "You are 1 day ahead of your plan.");
  assert.equal(said.reason({ code: "plan-ahead", days: 3 }, new Map()), "You are 3 days ahead of your plan.");
});

test("a reason without a sentence says nothing", () => {
  assert.equal(words({}).reason({ code: "x" }, new Map()), "");
  assert.equal(words({}).reason(null, new Map()), "");
});

test("the catalogue is flat and sorted, and every sentence says something", () => {
  const keys = Object.keys(catalogue);
  assert.deepEqual(keys, [...keys].sort());
  for (const [key, sentence] of Object.entries(catalogue)) assert.ok(typeof sentence === "string" && sentence.trim(), key);
});

test("conditions read as sentences, whatever the numbers", () => {
  const said = new Words(catalogue, "en");
  const condition = { code: "mastery-at-least", met: false, have: 0.4, need: 0.95 };
  assert.equal(said.reason(condition, new Map()), "How sure we can be that you know it: 40% now, 95% needed.");
  for (const code of ["check-due", "some-evidence", "right-in-later-check"]) {
    assert.doesNotMatch(said.reason({ code, count: 1, have: 0, need: 1 }, new Map()), /\d|[{}]/);
  }
});

test("every word that scripts and templates ask for is in the catalogue", () => {
  for (const [file, key] of asked()) assert.ok(key in catalogue, `${file}: ${key}`);
});

/** @returns {[string, string][]} file and key */
function asked() {
  return [...keysIn("scripts/", /words\.say\("([\w.-]+)"/g), ...keysIn("templates/", /words\["([\w.-]+)"\]/g)];
}

function keysIn(folder, pattern) {
  const files = readdirSync(new URL(folder, template), { recursive: true }).filter((file) => /\.\w+$/.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(new URL(`${folder}${file}`, template), "utf8");
    return [...text.matchAll(pattern)].map(([, key]) => [file, key]);
  });
}
