// @ts-check
/**
 * The flow of a study session: event → engine → store → show.
 *
 * An event goes into the store's `pending` when it happens, and from there,
 * settled by the engine, into the log, before its effects are handed out. What
 * was pending when a page was closed, or before the engine was up, is settled
 * in its order at the next start.
 *
 * Says: "view" (a new view), "open" (the engine has the log), "failed" (the
 * engine cannot run), "unstored" (an event lives in memory only), "stored" (none does any more), "damaged"
 * (a stored part was set aside), "newer" (a stored part is of a newer engine),
 * "nearly-full" (the browser may soon store no more).
 */

import { EngineError } from "./engine.js";
import { Housekeeping } from "./housekeeping.js";
import { progressFile } from "./progress-file.js";
import { StoreError } from "./store.js";
import { Turns } from "./turns.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Settled} Settled */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./types.js").NextItemEffect} NextItemEffect */
/** @typedef {{event: CourseEvent, promise: Promise<Settled>, resolve: (s: Settled) => void,
 *   reject: (error: Error) => void}} Waiting */
/** @typedef {{ready: Promise<unknown>, boot: () => void,
 *   ask: (request: Record<string, unknown>) => Promise<any>}} EngineLike */
/** @typedef {{course: Record<string, any>, whole: () => Promise<Record<string, any>>}} BookLike what pages know of the course, and all of it */
/** @typedef {{now: () => number, zone: () => number, newId: () => string, later: (task: () => void) => void,
 *   presence: {others: () => Promise<ReadonlySet<string>>, alone: <T>(what: string, task: () => Promise<T>) => Promise<T>}}} Host */

/** In these an answer changes little of a view. */
const QUICK_MODES = ["practice", "lesson"];

/** Events that answer an item. */
const ANSWERS = ["Attempted", "NotLearnedYet"];

export class Session extends EventTarget {
  #book;
  /** @type {Map<string, unknown>} keys of sealed questions that were opened; they stand in no file */
  #unsealed = new Map();
  #engine;
  #store;
  #host;
  #turns = new Turns();
  #housekeeping;
  /** @type {Waiting[]} */
  #waiting;
  #open = false;
  #isUnstored = false;
  /** Whether another tab has written while the log was being opened. */
  #isBehind = false;
  #refreshes = false;
  /** @type {() => void} */
  #isOpened = () => {};
  /** @type {(error: Error) => void} */
  #isLost = () => {};
  /** @type {Promise<void>} settled when the engine has the log, rejected when it cannot run */
  #opened;
  /** @type {EngineError | null} */
  failure = null;
  /** @type {View | null} */
  view;

  /**
   * @param {BookLike} book
   * @param {EngineLike} engine
   * @param {import("./store.js").Store} store
   * @param {Host} host clock and chance
   */
  constructor(book, engine, store, host) {
    super();
    this.#book = book;
    this.#engine = engine;
    this.#store = store;
    this.#host = host;
    this.#housekeeping = new Housekeeping(store, (request) => this.#turns.take(() => this.#asked(request)), host);
    this.view = store.head().view;
    this.#waiting = store.pending().map(waitingFor);
    this.#opened = new Promise((resolve, reject) => {
      this.#isOpened = () => resolve();
      this.#isLost = reject;
    });
    this.#opened.catch(() => {});
  }

  get isOpen() {
    return this.#open;
  }

  /** Whether something happened that the engine has not been told yet, as it is still to come. */
  get isWaiting() {
    return this.#waiting.some(({ event }) => ANSWERS.includes(event.type));
  }

  /** Whether the engine is there and has not broken down. */
  get isAnswering() {
    return this.#open && this.failure === null;
  }

  /** Boots the engine, gives it the log, settles what waits. Never throws: a failure is said. */
  async start() {
    try {
      this.#engine.boot();
      await Promise.all([this.#engine.ready, this.#book.whole()]);
      await this.#turns.take(() => this.#openLog());
      await this.#settleWaiting();
      this.#isOpened();
      this.#tell("open");
      if (this.#isBehind) void this.reopen();
      this.#host.later(() => void this.#tidy());
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Something happened: settled and stored when the promise is kept.
   *
   * @param {string} type
   * @param {Record<string, unknown>} [fields]
   * @returns {Promise<Settled>}
   */
  act(type, fields = {}) {
    const event = this.#event(type, fields);
    this.#keep(() => this.#store.addPending(event));
    this.#keep(() => this.#store.retry());
    if (this.#open) return this.#turns.take(() => this.#settle(event)).catch((error) => this.#brokeDown(error));
    const waiting = waitingFor(event);
    this.#waiting.push(waiting);
    if (this.failure) waiting.reject(this.failure);
    return waiting.promise;
  }

  /**
   * An answer to this item that was pressed before the engine was up.
   *
   * @param {string} item
   * @returns {{event: CourseEvent, promise: Promise<Settled>} | null}
   */
  waitingAnswer(item) {
    const fits = (/** @type {Waiting} */ { event }) => event.type === "Attempted" && event.item === item;
    return this.#waiting.findLast(fits) ?? null;
  }

  /** @returns {string[]} the items answered so far, as far as this device has the answers one by one, the last at the end */
  answeredItems() {
    const events = [...this.#store.events(), ...this.#waiting.map(({ event }) => event)];
    return events.flatMap(({ type, item }) => (ANSWERS.includes(type) ? [/** @type {string} */ (item)] : []));
  }

  /**
   * @param {string[]} competencies
   * @param {Mode} mode
   * @param {string[]} avoid items on the page
   * @returns {Promise<NextItemEffect>}
   */
  async next(competencies, mode, avoid) {
    const answer = await this.#ask({ do: "next", competencies, mode, avoid, ...this.#time() });
    return answer.effects[0];
  }

  /**
   * What the engine tells when it is asked for something that changes nothing, as telling.py lists it.
   *
   * @param {string} what
   * @param {Record<string, unknown>} [fields]
   * @returns {Promise<any>}
   */
  told(what, fields = {}) {
    return this.#ask({ do: what, ...fields, ...this.#time() });
  }

  /**
   * Questions that were sealed have their keys from now on, in memory alone.
   *
   * @param {{id: string}[]} opened as in the whole course
   */
  async open(opened) {
    for (const item of opened) this.#unsealed.set(item.id, item);
    await this.#opened;
    await this.reopen();
  }

  /** Another tab has written: take its events in, quietly. */
  async reopen() {
    this.#isBehind = !this.#open;
    if (this.#open) await this.#turns.take(() => this.#openLog()).catch((error) => this.#fail(error));
  }

  /**
   * Brings a progress file in; nothing is overwritten.
   *
   * @param {string} file its text
   * @returns {Promise<import("./types.js").Brought>}
   */
  async merge(file) {
    const stored = { logs: [this.#store.events()], packs: this.#store.packs() };
    const { fresh, added, already, conflicts, chain } = await this.#ask({ do: "merge", ...stored, file });
    this.#keep(() => this.#store.appendAll(fresh));
    if (conflicts > 0) this.#store.saveSnapshot(null); // it may be of what the file says otherwise
    await this.reopen();
    return { added, already, conflicts, chain };
  }

  /**
   * @param {string} place
   * @param {import("./types.js").Showing} showing
   */
  keepShowing(place, showing) {
    this.#keep(() => this.#store.saveShowing(place, showing));
  }

  /** Says when the progress was last saved to a file. */
  keepBackupTime() {
    this.#keep(() => this.#store.saveHead({ backup_at: this.#host.now() }));
    this.#tell("view");
  }

  /** Removes all progress. */
  async reset() {
    this.#store.reset();
    this.#waiting = [];
    this.view = null;
    if (this.#open) await this.reopen();
    else this.#tell("view");
  }

  /**
   * @param {string} [name] of the learner, if it is to be in the file
   * @returns {Record<string, unknown>} the progress file
   */
  exported(name) {
    return progressFile(this.#book.course, this.#store, this.#host.now(), name);
  }

  /**
   * Does what may fail to be stored; a failure is said and the lesson goes on.
   *
   * @param {() => void} write
   * @param {() => void} [kept] called where it did not fail
   */
  #keep(write, kept = () => {}) {
    try {
      write();
      kept();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#isUnstored = true;
      this.#tell("unstored");
    }
  }

  /** With an event all that memory still held has been written. */
  #tellStored() {
    if (this.#isUnstored) this.#tell("stored");
    this.#isUnstored = false;
  }

  async #openLog() {
    const course = await this.#wholeCourse();
    const stored = { log: this.#store.events(), packs: this.#store.packs(), snapshot: this.#store.snapshot() };
    if (this.#store.quarantined.length > 0) this.#tell("damaged");
    if (this.#store.newer.length > 0) this.#tell("newer");
    const answer = await this.#asked({ do: "open", course, ...stored, ...this.#time() });
    this.#housekeeping.begin(answer.replayed ?? 0);
    this.#show(answer.view);
  }

  async #wholeCourse() {
    const course = await this.#book.whole();
    if (this.#unsealed.size === 0) return course;
    return { ...course, items: course["items"].map((/** @type {{id: string}} */ item) => this.#unsealed.get(item.id) ?? item) };
  }

  /** Makes room, and saves time for later. */
  async #tidy() {
    if (this.#housekeeping.isRoomShort()) this.#tell("nearly-full");
    await this.#housekeeping.tidy();
  }

  /** Also settles what is pressed while the older events are settled; from then on nothing waits. */
  async #settleWaiting() {
    for (const waiting of this.#waiting) {
      await this.#turns.take(() => this.#settle(waiting.event)).then(waiting.resolve, waiting.reject);
    }
    this.#waiting = [];
    this.#open = true;
  }

  /**
   * @param {CourseEvent} event
   * @returns {Promise<Settled>}
   */
  async #settle(event) {
    if (this.#store.isEmpty()) await this.#enrol(event);
    const { event: logged, effects, view } = await this.#stepped(event);
    this.#show(await this.#wholeView(effects, view));
    return { event: logged, effects, view: /** @type {View} */ (this.view) };
  }

  /**
   * One step; the event is in the store when this returns.
   *
   * @param {CourseEvent} event
   * @returns {Promise<Settled>} its view has only what changed where an answer changes little
   */
  async #stepped(event) {
    const isQuick = QUICK_MODES.includes(/** @type {string} */ (event["mode"])) && this.view !== null;
    const settled = await this.#asked({ do: "step", event, ...(isQuick ? { view: "changes" } : {}) });
    if (settled.event) this.#keep(() => this.#store.append(settled.event), () => this.#tellStored());
    this.#keep(() => this.#store.dropPending(event.id));
    if (this.#housekeeping.count()) this.#host.later(() => void this.#tidy());
    return settled;
  }

  /**
   * A view with what changed in it. Where more than feedback follows, what to do next may be
   * another thing, and the whole view is asked for; else it may wait until there is time.
   *
   * @param {import("./types.js").Effect[]} effects
   * @param {View} view whole, or only what changed
   * @returns {Promise<View>}
   */
  async #wholeView(effects, view) {
    if (!this.view || view.ready !== undefined) return view;
    if (effects.some(({ type }) => type !== "Feedback")) return (await this.#asked({ do: "view", ...this.#time() })).view;
    this.#refreshSoon();
    return { ...this.view, competencies: { ...this.view.competencies, ...view.competencies } };
  }

  #refreshSoon() {
    if (this.#refreshes) return;
    this.#refreshes = true;
    this.#host.later(() => void this.#turns.take(() => this.#refresh()).catch((error) => this.#fail(error)));
  }

  async #refresh() {
    this.#refreshes = false;
    this.#show((await this.#asked({ do: "view", ...this.#time() })).view);
  }

  /**
   * The engine's answer. If the engine broke down over it, the new one is given the log and
   * asked again, once.
   *
   * @param {Record<string, unknown>} request
   * @returns {Promise<any>}
   */
  async #asked(request) {
    try {
      return await this.#engine.ask(request);
    } catch (error) {
      if (!(error instanceof EngineError && error.code === "engine-lost")) throw error;
      if (request["do"] !== "open") await this.#openLog();
      return this.#engine.ask(request);
    }
  }

  /**
   * The first event of a log says that somebody began.
   *
   * @param {CourseEvent} first
   */
  async #enrol(first) {
    if (first.type === "Enrolled") return;
    await this.#stepped({ type: "Enrolled", id: `${first.id}-0`, at: first.at - 1, zone: first.zone });
  }

  /**
   * @param {Record<string, unknown>} request
   * @returns {Promise<any>}
   */
  async #ask(request) {
    await this.#opened;
    return this.#turns.take(() => this.#asked(request)).catch((error) => this.#brokeDown(error));
  }

  /**
   * The event stays in `pending` and waits for the next start.
   *
   * @param {unknown} error
   * @returns {never}
   */
  #brokeDown(error) {
    if (error instanceof EngineError && error.code === "engine-failed") this.#fail(error);
    throw error;
  }

  /** @param {View} view */
  #show(view) {
    this.view = view;
    this.#keep(() => this.#store.saveHead({ view }));
    this.#tell("view");
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.failure) return;
    this.failure = error instanceof EngineError ? error : new EngineError("engine-failed", { why: String(error) });
    for (const waiting of this.#waiting) waiting.reject(this.failure);
    this.#isLost(this.failure);
    this.#tell("failed");
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new CustomEvent(type));
  }

  /**
   * @param {string} type
   * @param {Record<string, unknown>} fields
   * @returns {CourseEvent}
   */
  #event(type, fields) {
    return { type, id: this.#host.newId(), ...this.#time(), ...fields };
  }

  #time() {
    return { at: this.#host.now(), zone: this.#host.zone() };
  }
}

/**
 * @param {CourseEvent} event
 * @returns {Waiting}
 */
function waitingFor(event) {
  /** @type {any} */
  const waiting = { event };
  waiting.promise = new Promise((resolve, reject) => Object.assign(waiting, { resolve, reject }));
  waiting.promise.catch(() => {});
  return waiting;
}
