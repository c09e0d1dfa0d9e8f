import assert from "node:assert/strict";
import { test } from "node:test";
import { progressFile } from "../../../site_template/scripts/progress-file.js";
import { Store } from "../../../site_template/scripts/store.js";
import { event, FakeArea, names } from "./fakes.js";

const COURSE = { id: "fractions", title: "Fractions", edition: "b", engine: "e" };
const VIEW = { edition: "b", competencies: { halves: { level: "secure" }, thirds: { level: "new" } } };

function made(view = VIEW) {
  const store = new Store(new FakeArea(), "fractions", names());
  store.appendAll([event("a"), event("b", 2)]);
  store.saveHead({ view });
  return store;
}

test("a progress file says which levels the device shows, and of how many entries", () => {
  const { summary, events } = progressFile(COURSE, made(), 5);
  assert.equal(events.length, 2);
  assert.deepEqual(summary, { edition: "b", engine: "e", events: 2, levels: { halves: "secure" } });
});

test("it says nothing where the levels are of another edition, or an answer is not settled yet", () => {
  const pending = made();
  pending.addPending(event("c", 3));
  const stores = [made({ ...VIEW, edition: "a" }), made(null), pending];
  for (const store of stores) assert.ok(!("summary" in progressFile(COURSE, store, 5)));
});
