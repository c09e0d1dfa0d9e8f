// Thousands of random operations over two tabs and three devices, with faults: nothing is lost, nothing counts twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError } from "../../../site_template/scripts/engine.js";
import { Session } from "../../../site_template/scripts/session.js";
import { Store } from "../../../site_template/scripts/store.js";
import { EnginePipe } from "./engine-pipe.js";
import { bookOf } from "./fakes.js";
import { FaultyArea } from "./faults.js";

const OPERATIONS = Number(process.env.MKCOURSE_OPERATIONS ?? 300);
const SEED = Number(process.env.MKCOURSE_SEED ?? 1);

/** mulberry32: the same numbers for the same seed. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

class World {
  random = chance(SEED);
  now = 1_750_000_000;
  made = 0;
  files = [];
  /** What a learner was shown as taken. */
  shown = new Set();
  counts = {};

  constructor(pipe, course) {
    this.pipe = pipe;
    this.course = course;
    this.devices = [0, 1, 2].map((number) => ({ number, area: new FaultyArea(), tabs: [], locks: new Map() }));
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  newId() {
    return `${(this.made += 1).toString(36).padStart(6, "0")}-x`;
  }

  get tabs() {
    return this.devices.flatMap(({ tabs }) => tabs);
  }

  count(what) {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /** A new tab of a device. */
  async open(device) {
    const name = this.newId();
    const tab = { device, name, later: [], told: new Set(), isMemoryOnly: false };
    tab.area = new FaultyArea(device.area.map);
    tab.store = new Store(tab.area, "random", () => `${this.newId()}@${name}`, "default", name);
    tab.engine = this.pipe.session();
    const presence = {
      others: async () => new Set(device.tabs.filter((other) => other !== tab).map((other) => other.name)),
      alone: (what, task) => this.alone(device, what, task),
    };
    device.tabs.push(tab);
    tab.store.adopt(await presence.others());
    const host = { now: () => this.now, zone: () => 60, newId: () => this.newId(), later: (task) => void tab.later.push(task), presence };
    tab.session = new Session(bookOf(this.course), tab.engine, tab.store, host);
    tab.session.addEventListener("unstored", () => (tab.isMemoryOnly = true));
    await tab.session.start();
    return tab;
  }

  async alone(device, what, task) {
    const before = device.locks.get(what) ?? Promise.resolve();
    const done = before.then(task);
    device.locks.set(what, done.catch(() => {}));
    return done;
  }

  /** The tab is gone; if the learner was told that something is in memory only, it was saved to a file before. */
  async kill(tab) {
    tab.engine.die();
    tab.device.tabs = tab.device.tabs.filter((other) => other !== tab);
    await this.open(tab.device);
  }

  /** Something happens in a tab; whether it is killed over it. */
  async during(tab, task) {
    try {
      await task();
    } catch (error) {
      if (tab.area.isDead) return this.kill(tab);
      if (!(error instanceof EngineError)) throw error;
    }
  }

  async step() {
    this.now += Math.floor(this.random() * 400);
    const tab = this.pick(this.tabs);
    const [name] = [this.pick(["answer", "answer", "answer", "answer", "answer", "answer", "answer", "export", "merge", "die", "fail", "tidy", "notice", "both"])];
    this.count(name);
    await this[name](tab);
  }

  async answer(tab) {
    const { type, ...fields } = await this.pipe.randomEvent();
    await this.during(tab, async () => {
      const { event } = await tab.session.act(type, fields);
      if (event) this.shown.add(event.id);
    });
  }

  async export(tab) {
    this.files.push(JSON.stringify(tab.session.exported()));
    if (this.files.length > 6) this.files.splice(Math.floor(this.random() * 3), 1, ...[]);
  }

  async merge(tab) {
    if (this.files.length > 0) await this.during(tab, () => tab.session.merge(this.pick(this.files)));
  }

  /** The tab dies at one of its next writes, before or after it. */
  async die(tab) {
    if (tab.isMemoryOnly) await this.rescue(tab);
    tab.area.kill = { at: tab.area.writes + 1 + Math.floor(this.random() * 6), after: this.random() < 0.5 };
    for (let turn = 0; turn < 3 && !tab.area.isDead && tab.device.tabs.includes(tab); turn += 1) await this.answer(tab);
    if (tab.device.tabs.includes(tab)) await this.kill(tab);
  }

  /** The browser has no room for a while. */
  async fail(tab) {
    tab.area.fails = () => this.random() < 0.5;
    for (let turn = 0; turn < 3; turn += 1) await this.answer(tab);
    if (!tab.device.tabs.includes(tab)) return;
    if (tab.isMemoryOnly && this.random() < 0.5) await this.rescue(tab);
    tab.area.fails = () => false;
    await this.answer(tab);
    tab.isMemoryOnly = false;
  }

  /** What the learner is offered when something could not be stored: everything in a file. */
  async rescue(tab) {
    this.rescued = JSON.stringify(tab.session.exported());
    await this.during(this.devices[2].tabs[0], () => this.devices[2].tabs[0].session.merge(this.rescued));
  }

  /** The page has time: packs and a snapshot are made. */
  async tidy(tab) {
    for (const task of tab.later.splice(0)) task();
    await new Promise(setImmediate);
    await this.during(tab, () => tab.session.reopen());
  }

  /** Another tab of the device has written. */
  async notice(tab) {
    await this.during(tab, () => tab.session.reopen());
  }

  /** Both tabs of the first device at the same time. */
  async both() {
    await Promise.all(this.devices[0].tabs.map((tab) => this.answer(tab)));
  }
}

test(`${OPERATIONS} random operations over two tabs and three devices lose no event and double none`, { timeout: 3_600_000 }, async () => {
  const pipe = new EnginePipe(SEED);
  const world = new World(pipe, await pipe.course);
  for (const number of [0, 0, 1, 2]) await world.open(world.devices[number]);
  for (let index = 0; index < OPERATIONS; index += 1) {
    await world.step();
    if (index % 50 === 0) for (const { store } of world.tabs) noneTwice(store.events().map(({ id }) => id));
  }
  for (const tab of world.tabs) if (tab.isMemoryOnly) await world.rescue(tab);
  const files = world.devices.map(({ tabs }) => JSON.stringify(tabs[0].session.exported()));
  const ends = [];
  for (const device of world.devices) {
    for (const tab of device.tabs) tab.engine.die();
    device.tabs = [];
    const tab = await world.open(device);
    for (const file of files) await tab.session.merge(file);
    await tab.session.reopen();
    ends.push(tab);
  }
  world.now += 1;
  const views = [];
  for (const { session, engine } of ends) {
    await session.reopen();
    views.push((await engine.ask({ do: "view", at: world.now, zone: 60 })).view);
  }
  const logs = await Promise.all(ends.map((tab) => idsOf(tab)));
  for (const [number, ids] of logs.entries()) {
    const missing = [...world.shown].filter((id) => !ids.includes(id));
    assert.deepEqual(missing, [], `device ${number} misses what was shown`);
    noneTwice(ids);
  }
  assert.deepEqual([...logs[1]].sort(), [...logs[0]].sort());
  assert.deepEqual([...logs[2]].sort(), [...logs[0]].sort());
  assert.deepEqual(views[1], views[0]);
  assert.deepEqual(views[2], views[0]);
  if (process.env.MKCOURSE_OPERATIONS) console.log(JSON.stringify({ operations: OPERATIONS, seed: SEED, shown: world.shown.size, logged: logs[0].length, ...world.counts }));
  pipe.end();
});

/** The ids of all that a device has, as the engine unpacks it. */
async function idsOf({ engine, session }) {
  const file = session.exported();
  const { fresh } = await engine.ask({ do: "merge", logs: [], packs: [], file: JSON.stringify(file) });
  return fresh.map(({ id }) => id);
}

function noneTwice(ids) {
  assert.equal(new Set(ids).size, ids.length, "an event is there twice");
}
