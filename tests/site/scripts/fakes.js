// Stand-ins for the browser and the engine; no test of its own.

/** A localStorage that can be full and can be looked into. */
export class FakeArea {
  map = new Map();
  isFull = false;
  get length() {
    return this.map.size;
  }
  key(index) {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key) {
    return this.map.get(key) ?? null;
  }
  setItem(key, value) {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key) {
    this.map.delete(key);
  }
}

/** @returns {() => string} names in order: s1, s2 … */
export function names(start = "s") {
  let count = 0;
  return () => `${start}${(count += 1)}`;
}

/** An event. */
export function event(id, at = 1, fields = {}) {
  return { type: "HintTaken", id, at, zone: 0, ...fields };
}

/** What pages know of a course, and all of it, being the same. */
export function bookOf(course) {
  return { course, whole: async () => course };
}

/** No tabs but those it is told of. */
export class FakePresence {
  living = new Set();
  async others() {
    return this.living;
  }
  async alone(_what, task) {
    return task();
  }
}

/** An engine that answers at once when it is up, and remembers what it was asked. */
export class FakeEngine {
  asked = [];
  boot() {}
  constructor() {
    this.ready = new Promise((resolve, reject) => Object.assign(this, { up: resolve, down: reject }));
    this.ready.catch(() => {});
  }
  async ask(request) {
    await this.ready;
    this.asked.push(request);
    return this.answer(request);
  }
  answer(request) {
    const view = { at: this.asked.length };
    if (request.do === "step") return { event: this.refuses ? null : { ...request.event, settled: true }, effects: [], view };
    if (request.do === "merge") return { fresh: this.fresh, added: 1, already: 1, conflicts: 0, chain: { state: "whole" } };
    if (request.do === "compact") return { packs: [{ count: request.events.length }] };
    if (request.do === "snapshot") return { snapshot: { learner: "…" } };
    if (request.do === "next") return { effects: [{ type: "NextItem", item: "i" }] };
    return { view };
  }
}
