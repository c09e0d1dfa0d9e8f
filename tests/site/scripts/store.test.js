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
  assert.equal(store.noticed(`${LOG}t1`, null), null); // now in a pack
  assert.equal(store.noticed(null, null), "reset");
  assert.equal(store.noticed("mkcourse/fractions/default/head", null), "reset");
  assert.equal(store.noticed("mkcourse/fractions/default/head", "{}"), null);
  assert.equal(store.noticed("mkcourse/other/default/log/t1", "{}"), null);
});

const PACK = "mkcourse/fractions/default/pack/";

/** A store with so many events in closed segments. */
function filled(count) {
  const area = new FakeArea();
  const { store } = made(area);
  store.appendAll(Array.from({ length: count }, (_, index) => event(`e${index}`, index)));
  return made(area, names("t"));
}

test("older events become a pack, and only then are their segments let go", () => {
  const { area, store } = filled(400);
  store.append(event("z", 999));
  const older = store.older();
  assert.equal(older.events.length, 400);
  store.replace(older, [{ count: 400 }]);
  assert.deepEqual(store.packs(), [{ count: 400 }]);
  assert.deepEqual(store.events(), [event("z", 999)]);
  assert.deepEqual([...area.map.keys()].sort(), [`${LOG}t1`, `${PACK}t2`]);
  assert.equal(made(area).store.isEmpty(), false);
});

test("a few older events are not worth a pack", () => {
  assert.equal(filled(20).store.older(), null);
});

test("a pack that stays is not written again, and one that does not is removed", () => {
  const { area, store } = filled(400);
  store.replace(store.older(), [{ count: 1 }, { count: 2 }]);
  made(area, names("u")).store.appendAll(Array.from({ length: 400 }, (_, index) => event(`f${index}`, index)));
  const kept = [...area.map.keys()].find((key) => area.map.get(key).includes('"count":1'));
  store.replace(store.older(), [{ count: 1 }, { count: 402 }]);
  assert.deepEqual(store.packs().map(({ count }) => count).sort(), [1, 402]);
  assert.ok(area.map.has(kept));
});

test("where there is no room for a pack all stays as it was", () => {
  const { area, store } = filled(400);
  const before = [...area.map];
  const older = store.older();
  area.isFull = true;
  assert.throws(() => store.replace(older, [{ count: 400 }]), StoreError);
  assert.deepEqual([...area.map], before);
});

test("a segment to which another tab has written since is not let go", () => {
  const { area, store } = filled(400);
  const older = store.older();
  const other = made(area, () => "s1").store;
  other.append(event("late", 5));
  store.replace(older, [{ count: 400 }]);
  assert.deepEqual(store.events(), [event("late", 5)]);
});

test("a damaged pack is set aside", () => {
  const { area, store } = filled(400);
  store.replace(store.older(), [{ count: 400 }]);
  const [key] = [...area.map.keys()].filter((name) => name.startsWith(PACK));
  area.map.set(key, area.map.get(key).replace("400", "401"));
  const later = made(area, names("v")).store;
  assert.deepEqual(later.packs(), []);
  assert.equal(later.quarantined.length, 1);
  assert.ok([...area.map.keys()].some((name) => name.includes("/quarantine/")));
});

test("what a newer engine has written is not touched, not set aside, and told", () => {
  const { area, store } = made();
  area.map.set(`${LOG}n`, '{"format":3,"events":"in another way"}');
  area.map.set(`${PACK}n`, '{"format":3}');
  const before = [...area.map];
  assert.deepEqual([store.events(), store.packs()], [[], []]);
  assert.deepEqual(store.newer, ["log/n", "pack/n"]);
  assert.deepEqual(store.quarantined, []);
  assert.deepEqual([...area.map], before);
});

test("a segment of the first format, which did not say so, is read", () => {
  const { area, store } = made();
  const events = [event("a")];
  area.map.set(`${LOG}old`, JSON.stringify({ sum: checksum(JSON.stringify(events)), events }));
  assert.deepEqual(store.events(), events);
});

test("a snapshot is kept, and is the first to go when there is no room", () => {
  const { area, store } = made();
  store.saveSnapshot({ learner: "…" });
  assert.deepEqual(made(area).store.snapshot(), { learner: "…" });
  const set = area.setItem.bind(area);
  area.setItem = (key, value) => {
    if (area.map.has("mkcourse/fractions/default/snapshot")) throw new DOMException("full", "QuotaExceededError");
    set(key, value);
  };
  store.append(event("a"));
  assert.equal(store.snapshot(), null);
  assert.deepEqual(made(area).store.events(), [event("a")]);
});

test("a damaged snapshot is none", () => {
  const { area, store } = made();
  store.saveSnapshot({ learner: "…" });
  area.map.set("mkcourse/fractions/default/snapshot", "{}");
  assert.equal(store.snapshot(), null);
});

test("two tellings of one event are one if they say the same, and both are there if they do not", () => {
  const { area, store } = made();
  store.append(event("a", 1));
  made(area, names("t")).store.appendAll([event("a", 1), event("b", 2)]);
  made(area, names("u")).store.append(event("b", 2, { hint: 1 }));
  assert.deepEqual(store.events(), [event("a", 1), event("b", 2), event("b", 2, { hint: 1 })]);
});

test("it is told when all sites of the origin have nearly filled the storage", () => {
  const { area, store } = made();
  assert.equal(store.isNearlyFull(), false);
  area.map.set("another site", "x".repeat(2_000_000));
  assert.equal(store.isNearlyFull(), true);
});

test("a draft is there after a reload, until it is let go of, and the last twenty are kept", () => {
  const { area, store } = made();
  store.saveDraft("first", "x = 1");
  assert.equal(made(area, names("t")).store.draft("first"), "x = 1");
  assert.equal(store.draft("constructor"), null);
  for (let index = 0; index < 20; index += 1) store.saveDraft(`item-${index}`, "y");
  assert.equal(store.draft("first"), null);
  assert.equal(store.draft("item-0"), "y");
  store.saveDraft("item-0", null);
  assert.equal(store.draft("item-0"), null);
});
