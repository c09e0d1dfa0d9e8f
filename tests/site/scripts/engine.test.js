import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine, EngineError } from "../../../site_template/scripts/engine.js";

/** A worker that is spoken for by the test. */
class FakeWorker extends EventTarget {
  posted = [];
  isTerminated = false;
  terminate() {
    this.isTerminated = true;
  }
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

const FATAL = '{"ok":false,"error":{"code":"engine-failed","detail":"out of memory","fatal":true}}';

/** An engine whose workers are in a list, the first being ready. */
async function restartable() {
  const workers = [];
  const engine = new Engine(() => {
    workers.push(new FakeWorker());
    return workers.at(-1);
  });
  engine.boot();
  workers[0].say({ ready: true, ms: 12 });
  await engine.ready;
  return { workers, engine };
}

test("after a breakdown a new worker takes over, and what was asked is to be asked again", async () => {
  const { workers, engine } = await restartable();
  const [first, second] = [engine.ask({ do: "a" }), engine.ask({ do: "b" })];
  await new Promise(setImmediate);
  workers[0].say({ id: 1, answer: FATAL });
  await assert.rejects(first, { code: "engine-lost" });
  await assert.rejects(second, { code: "engine-lost" });
  assert.ok(workers[0].isTerminated);
  const again = engine.ask({ do: "a" });
  await Promise.resolve();
  assert.deepEqual(workers[1].posted, []);
  workers[0].say({ id: 3, answer: '{"ok":true,"n":"from the dead"}' });
  workers[1].say({ ready: true, ms: 9 });
  await new Promise(setImmediate);
  workers[1].say({ id: 3, answer: '{"ok":true,"n":3}' });
  assert.equal((await again).n, 3);
});

test("after a second breakdown the engine has stopped, and says so", async () => {
  const { workers, engine } = await restartable();
  workers[0].dispatchEvent(Object.assign(new Event("error"), { message: "gone" }));
  workers[1].say({ ready: true, ms: 9 });
  await engine.ready;
  const asked = engine.ask({ do: "a" });
  await new Promise(setImmediate);
  workers[1].say({ id: 1, answer: FATAL });
  await assert.rejects(asked, (error) => error.code === "engine-failed" && error.details.stopped === true);
  await assert.rejects(engine.ask({ do: "b" }), { code: "engine-failed" });
  assert.equal(workers.length, 2);
});

test("a boot that fails is not tried again", async () => {
  const { worker, engine } = booted();
  worker.dispatchEvent(Object.assign(new Event("error"), { message: "blocked" }));
  await assert.rejects(engine.ready, (error) => error.code === "engine-failed" && error.details.stopped === false);
});

/** What the browser says of the network. @param {object} connection */
function connected(connection) {
  Object.defineProperty(globalThis, "navigator", { value: { connection }, configurable: true });
}

test("the next visit's start is prepared when the worker is quiet, unless the network is dear", async () => {
  const told = [{ type: "wifi" }, {}, { type: "cellular" }, { effectiveType: "2g" }, { saveData: true }];
  const prepared = [];
  for (const connection of told) {
    connected(connection);
    const { worker } = await ready();
    worker.say({ quiet: true });
    prepared.push(worker.posted.length === 1 && worker.posted[0].prepare);
  }
  assert.deepEqual(prepared, [true, true, false, false, false]);
});
