// @ts-check
/**
 * The engine of the class page: several workers where the device has the cores, so that a class opens sooner.
 *
 * The first holds the whole class and answers for it. The others check files, too, and hand over a digest of
 * each; only the worker that took a file can tell of its learner. Each boots in the ordinary way.
 */

import { Engine } from "../engine.js";
import { CLASS } from "../engine-name.js";
import { assetUrl } from "../site.js";

/** @typedef {import("./types.js").ClassFile} ClassFile */
/** @typedef {import("./types.js").Glance} Glance */
/** @typedef {{name: string, file?: File, zip?: number, entry?: string, refused?: string}} Arrived a file, or one in a ZIP */

/** With fewer files a second Python takes longer to come than it saves. */
const FEW = 12;
/** Each Python takes some 100 MB. */
const MOST_WORKERS = 4;
/** Files that a worker has at once: the next is there when one is done. */
const AT_ONCE = 2;
/** Milliseconds before an engine that did not come is asked for again. */
const PAUSES = [1000, 4000];

export class ClassEngine {
  /** @type {{engine: Engine, worker: Worker | null, isOpen: Promise<unknown>, zips: Set<number>}[]} */
  #hands = [];
  /** @type {Map<string, number>} which worker took a file, by its id */
  #takers = new Map();
  /** @type {Map<number, File>} */
  #zips = new Map();
  #book;
  #moment;

  /**
   * @param {import("../course.js").CourseBook} book
   * @param {() => {at: number, zone: number}} moment
   */
  constructor(book, moment) {
    this.#book = book;
    this.#moment = moment;
  }

  /** Boots the first worker, when the teacher is about to need it. */
  begin() {
    this.#hand(0);
  }

  /** Ends the workers: whatever they knew is gone. */
  end() {
    for (const { worker } of this.#hands) worker?.terminate();
    this.#hands = [];
    this.#takers.clear();
    this.#zips.clear();
  }

  /**
   * @param {File} file a ZIP
   * @returns {Promise<{zip: number, entries: {name: string, size: number}[]}>} rejected with EngineError
   */
  async unpack(file) {
    const zip = this.#zips.size + 1;
    this.#zips.set(zip, file);
    const { entries } = await this.#unpackIn(0, zip);
    return { zip, entries };
  }

  /**
   * Takes all of them, each as soon as a worker is free.
   *
   * @param {Arrived[]} arrived
   * @param {(file: ClassFile) => void} taken
   * @param {AbortSignal} stop
   */
  async take(arrived, taken, stop) {
    await this.#shared(arrived, (place, one) => this.#takenBy(place, one), taken, stop);
  }

  /**
   * What each of them says of itself, much sooner than they can be taken.
   *
   * @param {Arrived[]} arrived
   * @param {(glance: Glance) => void} glanced
   * @param {AbortSignal} stop
   */
  async glance(arrived, glanced, stop) {
    const readable = arrived.filter(({ refused }) => !refused);
    await this.#shared(readable, async (place, one) => (await this.#askOf(place, { do: "glance", name: one.name }, one)).glance, glanced, stop);
  }

  /**
   * @param {Glance[]} glances
   * @returns {Promise<import("./types.js").EarlyTold>}
   */
  async early(glances) {
    return this.#ask(0, { do: "early", glances });
  }

  /**
   * Shares files among the workers: each gets the next while it is at one, so that it never waits for the page.
   *
   * @template Told
   * @param {Arrived[]} arrived
   * @param {(place: number, one: Arrived) => Promise<Told>} asked
   * @param {(told: Told) => void} heard
   * @param {AbortSignal} stop
   */
  async #shared(arrived, asked, heard, stop) {
    const waiting = arrived.values();
    const workers = arrived.length < FEW ? 1 : Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1);
    const lane = async (/** @type {number} */ place) => {
      await this.#hand(place).isOpen;
      for (const one of waiting) {
        if (stop.aborted) return;
        const told = await asked(place, one);
        if (!stop.aborted) heard(told);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE * workers }, (_, number) => lane(number % workers)));
  }

  /** @param {string} id */
  async drop(id) {
    await this.#ask(0, { do: "drop", id });
  }

  /** @returns {Promise<import("./types.js").ClassTold>} */
  async told() {
    return this.#ask(0, { do: "class", ...this.#moment() });
  }

  /**
   * @param {string} id
   * @returns {Promise<import("./types.js").LearnerTold>}
   */
  async learner(id) {
    return this.#ask(this.#takers.get(id) ?? 0, { do: "learner", id, ...this.#moment() });
  }

  /**
   * @param {number} place
   * @param {Arrived} one
   * @returns {Promise<ClassFile>}
   */
  async #takenBy(place, one) {
    const request = { do: "take", name: one.name, ...(one.refused ? { refused: one.refused } : {}), ...(place > 0 ? { digest: true } : {}) };
    const { file, digest } = await this.#askOf(place, request, one);
    if (place > 0) await this.#ask(0, { do: "adopt", digest });
    this.#takers.set(file.id, place);
    return file;
  }

  /**
   * Asks something of a file, which the worker reads for itself.
   *
   * @param {number} place
   * @param {Record<string, unknown>} request
   * @param {Arrived} one
   */
  async #askOf(place, request, one) {
    if (one.zip !== undefined) await this.#unpackIn(place, one.zip);
    return this.#ask(place, request, one.refused ? {} : { file: one.file, zip: one.zip, entry: one.entry });
  }

  /**
   * @param {number} place
   * @param {number} zip
   */
  async #unpackIn(place, zip) {
    const hand = this.#hand(place);
    if (hand.zips.has(zip)) return { entries: [] };
    hand.zips.add(zip);
    return hand.engine.ask({ do: "unpack" }, { zip, file: this.#zips.get(zip) });
  }

  /**
   * @param {number} place
   * @param {Record<string, unknown>} request
   * @param {Record<string, unknown>} [beside]
   */
  async #ask(place, request, beside) {
    const hand = this.#hand(place);
    await hand.isOpen;
    return hand.engine.ask(request, beside);
  }

  /** @param {number} place */
  #hand(place) {
    const known = this.#hands[place];
    if (known) return known;
    /** @type {{engine: Engine, worker: Worker | null, isOpen: Promise<unknown>, zips: Set<number>}} */
    const hand = { engine: new Engine(() => (hand.worker = newWorker()), PAUSES), worker: null, isOpen: Promise.resolve(), zips: new Set() };
    hand.engine.boot();
    hand.isOpen = this.#book.whole().then((course) => hand.engine.ask({ do: "open", course, ...this.#moment() }));
    hand.isOpen.catch(() => {}); // whoever asks is told
    this.#hands[place] = hand;
    return hand;
  }
}

function newWorker() {
  return new Worker(assetUrl("teacher/worker.js"), { type: "module", name: CLASS });
}
