import assert from "node:assert/strict";
import { test } from "node:test";
import { checksum } from "../../../site_template/scripts/checksum.js";
import { Store, StoreError } from "../../../site_template/scripts/store.js";
import { event, FakeArea, names } from "./fakes.js";

const LOG = "mkcourse/fractions/default/log/";

function made(area = new FakeArea(), segments = names()) {
  return { area, store: new Store(area, "fractions", segments) };
}

test("the checksum is CRC-32", () => {
  assert.equal(checksum("123456789"), 0xcbf43926);
});

test("an event that was appended is there after a reload", () => {
  const { area, store } = made();
  store.append(event("a"));
  assert.deepEqual(made(area, names("t")).store.events(), [event("a")]);
});

test("events come by time, then by id, each once", () => {
  const { area, store } = made();
  store.append(event("b", 2));
  store.append(event("a", 2));
  const other = made(area, names("t")).store;
  other.appendAll([event("c", 1), event("a", 2)]);
  assert.deepEqual(other.events().map(({ id }) => id), ["c", "a", "b"]);
});

test("two tabs write segments of their own", () => {
  const { area, store } = made();
  const other = made(area, names("t")).store;
  store.append(event("a"));
  other.append(event("b"));
  store.append(event("c"));
  assert.deepEqual([...area.map.keys()].sort(), [`${LOG}s1`, `${LOG}t1`]);
  assert.equal(store.events().length, 3);
});

test("a long log is written in several segments", () => {
  const { area, store } = made();
  for (let index = 0; index < 450; index += 1) store.append(event(`e${index}`, index));
  assert.equal(area.map.size, 3);
  assert.equal(store.events().length, 450);
});

test("a damaged segment is set aside, and the rest lives", () => {
  const { area, store } = made();
  store.append(event("a"));
  made(area, names("t")).store.append(event("b"));
  area.map.set(`${LOG}s1`, area.map.get(`${LOG}s1`).replace('"a"', '"x"'));
  const later = made(area, names("u")).store;
  assert.deepEqual(later.events(), [event("b")]);
  assert.deepEqual(later.quarantined, ["log/s1"]);
  assert.ok(area.map.has("mkcourse/fractions/default/quarantine/s1"));
  assert.ok(!area.map.has(`${LOG}s1`));
});

test("a segment that is no JSON, or not ours, is set aside too", () => {
  for (const text of ["", "{", "[]", "null", '{"sum":1,"events":{}}']) {
    const { area, store } = made();
    area.map.set(`${LOG}old`, text);
    assert.deepEqual(store.events(), []);
    assert.deepEqual(store.quarantined, ["log/old"]);
  }
});

test("a failed write throws StoreError, keeps the event in memory, and is made good by the next", () => {
  const { area, store } = made();
  store.append(event("a"));
  area.isFull = true;
  assert.throws(() => store.append(event("b")), StoreError);
  assert.deepEqual(store.events().map(({ id }) => id), ["a", "b"]);
  area.isFull = false;
  store.append(event("c"));
  assert.equal(made(area, names("t")).store.events().length, 3);
});

test("what could not be written when a segment was full is not lost", () => {
  const { area, store } = made();
  for (let index = 0; index < 199; index += 1) store.append(event(`e${index}`, index));
  area.isFull = true;
  for (let index = 199; index < 205; index += 1) assert.throws(() => store.append(event(`e${index}`, index)), StoreError);
  area.isFull = false;
  store.append(event("e205", 205));
  assert.equal(made(area, names("t")).store.events().length, 206);
});

test("pending events stay until they are dropped", () => {
  const { area, store } = made();
  store.addPending(event("a"));
  store.addPending(event("b"));
  const later = made(area).store;
  later.dropPending("a");
  assert.deepEqual(later.pending(), [event("b")]);
});

test("pending events that could not be written are still there", () => {
  const { area, store } = made();
  area.isFull = true;
  assert.throws(() => store.addPending(event("a")), StoreError);
  assert.deepEqual(store.pending(), [event("a")]);
});

test("the head keeps the last view and the date of the backup", () => {
  const { area, store } = made();
  assert.deepEqual(store.head(), { view: null, backup_at: null });
  store.saveHead({ view: { done: 3 } });
  store.saveHead({ backup_at: 7 });
  assert.deepEqual(made(area).store.head(), { view: { done: 3 }, backup_at: 7 });
});

test("a reload shows what was shown", () => {
  const { area, store } = made();
  store.saveShowing("practice/halves", { item: "h1", order: ["b", "a"], tries: 1 });
  assert.deepEqual(made(area).store.showing("practice/halves"), { item: "h1", order: ["b", "a"], tries: 1 });
  assert.equal(store.showing("constructor"), null);
});

test("a reset removes this course and nothing else of the origin", () => {
  const { area, store } = made();
  area.map.set("mkcourse/other/default/log/s1", "theirs");
  area.map.set("theme", "dark");
  store.append(event("a"));
  store.saveHead({ backup_at: 7 });
  store.reset();
  assert.deepEqual([...area.map.keys()].sort(), ["mkcourse/other/default/log/s1", "theme"]);
  assert.ok(store.isEmpty());
  assert.equal(store.head().backup_at, null);
});

test("only the logs of this course are news from another tab", () => {
  const { store } = made();
  assert.equal(store.noticed(`${LOG}t1`, "{}"), "log");
  assert.equal(store.noticed(`${LOG}t1`, null), "reset");
  assert.equal(store.noticed(null, null), "reset");
  assert.equal(store.noticed("mkcourse/fractions/default/head", "{}"), null);
  assert.equal(store.noticed("mkcourse/other/default/log/t1", "{}"), null);
});
