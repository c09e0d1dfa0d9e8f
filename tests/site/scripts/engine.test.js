import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine, EngineError } from "../../../site_template/scripts/engine.js";

/** A worker that is spoken for by the test. */
class FakeWorker extends EventTarget {
  posted = [];
  postMessage(message) {
    this.posted.push(message);
  }
  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

function booted() {
  const worker = new FakeWorker();
  const engine = new Engine(() => worker);
  engine.boot();
  return { worker, engine };
}

async function ready() {
  const both = booted();
  both.worker.say({ ready: true, ms: 12 });
  await both.engine.ready;
  return both;
}

test("a request waits until the engine is ready", async () => {
  const { worker, engine } = booted();
  const answer = engine.ask({ do: "view" });
  await Promise.resolve();
  assert.deepEqual(worker.posted, []);
  worker.say({ ready: true, ms: 12 });
  await engine.ready.then(() => {});
  assert.deepEqual(worker.posted, [{ id: 1, request: '{"do":"view"}' }]);
  worker.say({ id: 1, answer: '{"ok":true,"view":{}}' });
  assert.deepEqual(await answer, { ok: true, view: {} });
});

test("answers find their requests, in any order", async () => {
  const { worker, engine } = await ready();
  const [first, second] = [engine.ask({ do: "a" }), engine.ask({ do: "b" })];
  await new Promise(setImmediate);
  worker.say({ id: 2, answer: '{"ok":true,"n":2}' });
  worker.say({ id: 1, answer: '{"ok":true,"n":1}' });
  assert.deepEqual([(await first).n, (await second).n], [1, 2]);
});

test("a refusal is an EngineError with its code and names", async () => {
  const { worker, engine } = await ready();
  const answer = engine.ask({ do: "merge" });
  await new Promise(setImmediate);
  worker.say({ id: 1, answer: '{"ok":false,"error":{"code":"other-course","course":"Music"}}' });
  await assert.rejects(answer, (error) => error instanceof EngineError && error.code === "other-course" && error.details.course === "Music");
});

test("a failed boot rejects what waits", async () => {
  const { worker, engine } = booted();
  const answer = engine.ask({ do: "view" });
  worker.say({ failed: "no WebAssembly" });
  await assert.rejects(answer, { code: "engine-failed" });
});

test("a worker that cannot be made is a failed engine", async () => {
  const engine = new Engine(() => {
    throw new Error("SecurityError");
  });
  engine.boot();
  await assert.rejects(engine.ready, { code: "engine-failed" });
});

test("booting twice makes one worker", () => {
  let made = 0;
  const engine = new Engine(() => {
    made += 1;
    return new FakeWorker();
  });
  engine.boot();
  engine.boot();
  assert.equal(made, 1);
});
