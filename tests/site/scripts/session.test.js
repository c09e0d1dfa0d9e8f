import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError } from "../../../site_template/scripts/engine.js";
import { Session } from "../../../site_template/scripts/session.js";
import { Store } from "../../../site_template/scripts/store.js";
import { event, FakeArea, FakeEngine, names } from "./fakes.js";

const COURSE = { id: "fractions", title: "Fractions", edition: "e1" };

function made({ area = new FakeArea(), engine = new FakeEngine() } = {}) {
  const store = new Store(area, "fractions", names());
  const session = new Session(COURSE, engine, store, { now: () => 100, zone: () => 60, newId: names("e") });
  const heard = [];
  for (const type of ["view", "open", "failed", "unstored", "damaged"]) session.addEventListener(type, () => heard.push(type));
  return { area, engine, store, session, heard };
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
  assert.deepEqual(engine.asked[0], { do: "open", course: COURSE, log: [event("a")], at: 100, zone: 60 });
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
  engine.merged = [event("new", 1), ...mine];
  assert.deepEqual(await session.merge("{}"), { added: 1, already: 1 });
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
