// A browser's storage at its worst; no test of its own.

/** The tab is gone: nothing that it still does has any effect. */
export class Killed extends Error {}

/** A storage whose writes fail when they are told to, and which outlives tabs that are killed at a write. */
export class FaultyArea {
  map;
  writes = 0;
  isDead = false;
  /** @type {{at: number, after: boolean} | null} */
  kill = null;
  /** @type {(write: number) => boolean} */
  fails = () => false;

  constructor(map = new Map()) {
    this.map = map;
  }

  /** What the next tab finds. */
  reborn() {
    return new FaultyArea(this.map);
  }

  get length() {
    this.#live();
    return this.map.size;
  }

  key(index) {
    return [...this.map.keys()][index] ?? null;
  }

  getItem(key) {
    this.#live();
    return this.map.get(key) ?? null;
  }

  setItem(key, value) {
    this.#write(() => {
      if (this.fails(this.writes)) throw new DOMException("full", "QuotaExceededError");
      this.map.set(key, value);
    });
  }

  removeItem(key) {
    this.#write(() => this.map.delete(key));
  }

  #write(change) {
    this.#live();
    this.writes += 1;
    const dies = this.kill?.at === this.writes;
    if (dies && !this.kill.after) this.#die();
    change();
    if (dies) this.#die();
  }

  #die() {
    this.isDead = true;
    throw new Killed();
  }

  #live() {
    if (this.isDead) throw new Killed();
  }
}
