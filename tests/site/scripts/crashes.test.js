// A tab may die, and a write may fail, at any step of a session: what was shown as taken is never missing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../../site_template/scripts/session.js";
import { Store } from "../../../site_template/scripts/store.js";
import { bookOf, FakeEngine, FakePresence, names } from "./fakes.js";
import { FaultyArea, Killed } from "./faults.js";

const COURSE = { id: "fractions", title: "Fractions", edition: "e1" };
const ANSWERS = 12;

/** Ids that begin with `name`, in order of their making. */
function sortable(name) {
  let count = 0;
  return () => `${name}${String((count += 1)).padStart(5, "0")}`;
}

/** A tab that has the course open. Its engine knows what it was told, as the real one does. */
async function tab(area, name, at) {
  const told = [];
  const store = new Store(area, "fractions", () => `${name}-${sortable(name)()}-${at}@${name}`, "default", name);
  store.adopt(new Set());
  const engine = new FakeEngine();
  const answer = engine.answer.bind(engine);
  let known = new Set();
  engine.answer = (request) => {
    if (request.do === "open") known = new Set(request.log.map(({ id }) => id));
    if (request.do === "step" && known.has(request.event.id)) return { event: null, effects: [], view: {} };
    if (request.do === "step") known.add(request.event.id);
    return answer(request);
  };
  const later = [];
  const host = { now: () => at, zone: () => 0, newId: sortable(`${name}e`), later: (task) => void later.push(task), presence: new FakePresence() };
  const session = new Session(bookOf(COURSE), engine, store, host);
  session.addEventListener("unstored", () => told.push("unstored"));
  engine.up(1);
  await session.start();
  return { session, store, told, later };
}

/** A session of a dozen answers; `shown` are the ids whose feedback was on screen. */
async function study(area, shown, told, name = "a") {
  const open = await tab(area, name, 100);
  for (let index = 0; index < ANSWERS; index += 1) {
    const { event } = await open.session.act("Attempted", { item: `i${index}`, mode: "practice" });
    shown.push(event.id);
    told.push(...open.told.splice(0));
  }
  for (const task of open.later.splice(0)) task();
  return open;
}

/** How many writes a session without faults makes. */
async function writesOfSession() {
  const area = new FaultyArea();
  await study(area, [], []);
  return area.writes;
}

test("a tab that dies before, or just after, any write of a session loses no answer whose feedback was shown", async () => {
  const writes = await writesOfSession();
  assert.ok(writes > ANSWERS * 3, `only ${writes} writes were seen`);
  for (let at = 1; at <= writes; at += 1) {
    for (const after of [false, true]) {
      const area = new FaultyArea();
      area.kill = { at, after };
      const shown = [];
      await study(area, shown, []).catch((error) => assert.ok(area.isDead || error instanceof Killed, error.stack));
      const waiting = [...area.map.keys()].filter((key) => key.includes("/pending/")).map((key) => key.split("/").at(-1));
      const next = await tab(area.reborn(), "b", 200);
      const logged = next.store.events().map(({ id }) => id);
      for (const id of [...shown, ...waiting]) assert.ok(logged.includes(id), `killed ${after ? "after" : "before"} write ${at}: ${id} is missing`);
      assert.equal(new Set(logged).size, logged.length, `killed at write ${at}: something is there twice`);
      assert.deepEqual(next.store.pending(), []);
    }
  }
});

test("whichever write fails, the learner is told and the file that is offered then holds every answer", async () => {
  const writes = await writesOfSession();
  for (let at = 1; at <= writes; at += 1) {
    const area = new FaultyArea();
    area.fails = (write) => write >= at;
    const [shown, told] = [[], []];
    const { session } = await study(area, shown, told);
    assert.ok(told.includes("unstored") || at > writes - 3, `write ${at} failed and nothing was said`);
    const saved = session.exported().events.map(({ id }) => id);
    for (const id of shown) assert.ok(saved.includes(id), `write ${at} failed: ${id} is not in the file`);
    assert.equal(new Set(saved).size, saved.length);
  }
});

test("one write that fails is made good by the next answer", async () => {
  const writes = await writesOfSession();
  for (let at = 1; at < writes - 12; at += 1) {
    const area = new FaultyArea();
    area.fails = (write) => write === at;
    const shown = [];
    await study(area, shown, []);
    const next = await tab(area.reborn(), "b", 200);
    const logged = next.store.events().map(({ id }) => id);
    for (const id of shown) assert.ok(logged.includes(id), `write ${at} failed once: ${id} is missing`);
  }
});
