import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError } from "../../../site_template/scripts/engine.js";
import { Session } from "../../../site_template/scripts/session.js";
import { Store } from "../../../site_template/scripts/store.js";
import { bookOf, event, FakeArea, FakeEngine, FakePresence, names } from "./fakes.js";

const COURSE = { id: "fractions", title: "Fractions", edition: "e1" };

function made({ area = new FakeArea(), engine = new FakeEngine() } = {}) {
  const store = new Store(area, "fractions", names());
  const later = [];
  const host = { now: () => 100, zone: () => 60, newId: names("e"), later: (task) => void later.push(task), presence: new FakePresence() };
  const session = new Session(bookOf(COURSE), engine, store, host);
  const heard = [];
  for (const type of ["view", "open", "failed", "unstored", "stored", "damaged", "newer", "nearly-full"]) session.addEventListener(type, () => heard.push(type));
  return { area, engine, store, session, heard, later };
}

async function opened(parts) {
  const all = made(parts);
  all.engine.up(5);
  await all.session.start();
  return all;
}

test("the engine is given the course and the log when it is up", async () => {
  const area = new FakeArea();
  new Store(area, "fractions", names("old")).append(event("a"));
  const { engine, heard } = await opened({ area });
  assert.deepEqual(engine.asked[0], { do: "open", course: COURSE, log: [event("a")], packs: [], snapshot: null, at: 100, zone: 60 });
  assert.deepEqual(heard, ["view", "open"]);
});

test("an event is stored before its effects are handed out", async () => {
  const { session, store } = await opened();
  const settled = await session.act("HintTaken", { item: "i", hint: 0 });
  assert.equal(settled.event.settled, true);
  assert.deepEqual(store.events().at(-1), settled.event);
});

test("the first event is preceded by Enrolled", async () => {
  const { session, store } = await opened();
  await session.act("LessonOpened", { lesson: "l" });
  await session.act("LessonOpened", { lesson: "m" });
  assert.deepEqual(store.events().map(({ type }) => type), ["Enrolled", "LessonOpened", "LessonOpened"]);
});

test("an answer that is asked again leaves nothing in the log", async () => {
  const area = new FakeArea();
  new Store(area, "fractions", names("old")).append(event("a"));
  const { session, store, engine } = await opened({ area });
  engine.refuses = true;
  await session.act("Attempted", { item: "i" });
  assert.deepEqual(store.events(), [event("a")]);
});

test("what is pressed before the engine is up waits in the store, and is settled when it comes", async () => {
  const { session, store, engine, heard } = made();
  const answer = session.act("Attempted", { item: "i" });
  assert.equal(store.pending()[0].item, "i");
  assert.equal(session.waitingAnswer("i").event.item, "i");
  engine.up(5);
  await session.start();
  assert.equal((await answer).event.item, "i");
  assert.deepEqual(store.pending(), []);
  assert.equal(store.events().at(-1).item, "i");
  assert.equal(heard.at(-1), "open");
});

test("an answer pressed on a page that was closed is settled by the next one", async () => {
  const area = new FakeArea();
  void made({ area }).session.act("Attempted", { item: "i" });
  const later = made({ area });
  const waiting = later.session.waitingAnswer("i");
  later.engine.up(5);
  await later.session.start();
  assert.equal((await waiting.promise).event.item, "i");
  assert.equal(later.store.events().at(-1).item, "i");
});

test("questions to the engine wait until it has the log", async () => {
  const { session, engine } = made();
  const next = session.next(["halves"], "practice", []);
  engine.up(5);
  await session.start();
  assert.equal((await next).item, "i");
  assert.deepEqual(engine.asked.map((request) => request.do), ["open", "next"]);
});

test("a failed write is said, and the lesson goes on", async () => {
  const { session, area, heard, store } = await opened();
  area.isFull = true;
  const settled = await session.act("HintTaken", { item: "i", hint: 0 });
  assert.ok(heard.includes("unstored"));
  assert.deepEqual(store.events().at(-1), settled.event);
  assert.ok(session.exported().events.some(({ id }) => id === settled.event.id));
  assert.ok(!heard.includes("stored"));
  area.isFull = false;
  await session.act("HintTaken", { item: "i", hint: 1 });
  assert.equal(heard.filter((each) => each === "stored").length, 1);
});

test("what another tab writes while the log is being opened is taken in afterwards", async () => {
  const { session, engine } = made();
  engine.up(5);
  const started = session.start();
  await session.reopen();
  await started;
  await new Promise(setImmediate);
  assert.equal(engine.asked.filter((request) => request.do === "open").length, 2);
});

test("what only memory holds is written with whatever happens next, though nothing comes of that", async () => {
  const { session, area, engine } = await opened();
  area.isFull = true;
  const { event: unstored } = await session.act("HintTaken", { item: "i", hint: 0 });
  area.isFull = false;
  engine.refuses = true;
  await session.act("Attempted", { item: "i" });
  const { session: next } = await opened({ area });
  assert.ok(next.exported().events.some(({ id }) => id === unstored.id));
});

test("a failed engine is said; answers are kept", async () => {
  const { session, engine, heard, store } = made();
  const before = session.act("Attempted", { item: "i" });
  engine.down(new EngineError("engine-failed"));
  await session.start();
  await assert.rejects(before, EngineError);
  await assert.rejects(session.act("Attempted", { item: "j" }), EngineError);
  await assert.rejects(session.next(["halves"], "practice", []), EngineError);
  assert.deepEqual(heard, ["failed"]);
  assert.deepEqual(store.pending().map(({ item }) => item), ["i", "j"]);
});

test("an event over which the engine breaks down is kept for the next start", async () => {
  const { session, engine, store, heard } = await opened();
  engine.answer = () => {
    throw new EngineError("engine-failed");
  };
  await assert.rejects(session.act("Attempted", { item: "i" }), EngineError);
  assert.equal(store.pending()[0].item, "i");
  assert.equal(heard.at(-1), "failed");
});

test("the last view is there before the engine", async () => {
  const { area } = await opened();
  assert.deepEqual(made({ area }).session.view, { at: 1 });
});

test("a damaged segment is said when the log is opened", async () => {
  const area = new FakeArea();
  area.map.set("mkcourse/fractions/default/log/x", "{}");
  assert.deepEqual((await opened({ area })).heard, ["damaged", "view", "open"]);
});

test("a file is merged, never written over what is there", async () => {
  const { session, engine, store } = await opened();
  await session.act("HintTaken", { item: "i", hint: 0 });
  const mine = store.events();
  engine.fresh = [event("new", 1)];
  assert.deepEqual(await session.merge("{}"), { added: 1, already: 1, conflicts: 0, chain: { state: "whole" } });
  assert.deepEqual(store.events(), [event("new", 1), ...mine]);
  assert.equal(engine.asked.at(-1).do, "open");
});

test("a reset leaves nothing of this course but a new view", async () => {
  const { session, store } = await opened();
  await session.act("HintTaken", { item: "i", hint: 0 });
  await session.reset();
  assert.deepEqual(store.events(), []);
});

test("requests to the engine never overlap", async () => {
  const { session, engine } = await opened();
  let running = 0;
  engine.answer = (request) => {
    running += 1;
    assert.equal(running, 1);
    return new Promise((resolve) =>
      setTimeout(() => {
        running -= 1;
        resolve(request.do === "step" ? { event: request.event, effects: [], view: {} } : { view: {} });
      }, 2),
    );
  };
  await Promise.all([session.act("HintTaken"), session.reopen(), session.act("HintTaken")]);
});

/** Does what was put off until the page has time, and waits for it. */
async function idle({ later }) {
  for (const task of later.splice(0)) task();
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}

/** A store with many events in closed segments, opened. */
async function longOpened(count = 400) {
  const area = new FakeArea();
  new Store(area, "fractions", names("old")).appendAll(Array.from({ length: count }, (_, index) => event(`o${index}`, index)));
  const engine = new FakeEngine();
  const answer = engine.answer.bind(engine);
  engine.answer = (request) => ({ ...answer(request), ...(request.do === "open" ? { replayed: count } : {}) });
  return opened({ area, engine });
}

test("older events become a pack and the learner a snapshot when the page has time", async () => {
  const all = await longOpened();
  assert.deepEqual(all.engine.asked.map((request) => request.do), ["open"]);
  await idle(all);
  assert.deepEqual(all.engine.asked.map((request) => request.do), ["open", "compact", "snapshot"]);
  assert.deepEqual([all.store.events(), all.store.packs()], [[], [{ count: 400 }]]);
  assert.deepEqual(all.store.snapshot(), { learner: "…" });
  assert.deepEqual(all.session.exported().packs, [{ count: 400 }]);
});

test("where there is no room for a pack all stays as it was, and nobody is bothered", async () => {
  const all = await longOpened();
  all.area.isFull = true;
  await idle(all);
  assert.equal(all.store.events().length, 400);
  assert.ok(!all.heard.includes("unstored"));
});

test("who has nearly filled the storage is told to save, unless that was done this week", async () => {
  const area = new FakeArea();
  area.map.set("another site", "x".repeat(2_000_001));
  const all = await opened({ area });
  await idle(all);
  assert.ok(all.heard.includes("nearly-full"));
  all.session.keepBackupTime();
  const later = await opened({ area });
  await idle(later);
  assert.ok(!later.heard.includes("nearly-full"));
});

test("an answer brings what changed at once, and the whole view when the page has time", async () => {
  const all = await opened();
  all.session.view = { ready: ["old"], competencies: { a: 1, b: 1 } };
  all.engine.answer = (request) =>
    request.do === "step" ? { event: request.event, effects: [{ type: "Feedback" }], view: { competencies: { b: 2 } } } : { view: { ready: ["new"], competencies: { a: 3, b: 3 } } };
  const settled = await all.session.act("Attempted", { item: "i", mode: "practice" });
  assert.equal(all.engine.asked.at(-1).view, "changes");
  assert.deepEqual(settled.view, { ready: ["old"], competencies: { a: 1, b: 2 } });
  await idle(all);
  assert.deepEqual(all.session.view, { ready: ["new"], competencies: { a: 3, b: 3 } });
});

test("where an answer changes what to do next the whole view is there before its effects", async () => {
  const all = await opened();
  all.session.view = { ready: ["old"], competencies: {} };
  all.engine.answer = (request) =>
    request.do === "step" ? { event: request.event, effects: [{ type: "LevelChanged" }], view: { competencies: {} } } : { view: { ready: ["new"], competencies: {} } };
  assert.deepEqual((await all.session.act("Attempted", { item: "i", mode: "practice" })).view.ready, ["new"]);
});

test("after a breakdown the log is opened again, and the answer is settled", async () => {
  const { session, engine, store } = await opened();
  const answer = engine.answer.bind(engine);
  let isLost = false;
  engine.answer = (request) => {
    if (request.do === "step" && !isLost) {
      isLost = true;
      throw new EngineError("engine-lost");
    }
    return answer(request);
  };
  const settled = await session.act("LessonOpened", { lesson: "l" });
  assert.equal(settled.event.lesson, "l");
  assert.deepEqual(engine.asked.map((request) => request.do).slice(0, 4), ["open", "step", "open", "step"]);
  assert.deepEqual(store.pending(), []);
});

test("what a newer engine has stored is said", async () => {
  const area = new FakeArea();
  area.map.set("mkcourse/fractions/default/log/x", '{"format":9}');
  assert.deepEqual((await opened({ area })).heard, ["newer", "view", "open"]);
});
