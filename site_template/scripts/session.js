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
 * engine cannot run), "unstored" (an event lives in memory only), "damaged"
 * (a stored part was set aside).
 */

import { EngineError } from "./engine.js";
import { StoreError } from "./store.js";

/** @typedef {import("./types.js").CourseEvent} CourseEvent */
/** @typedef {import("./types.js").Settled} Settled */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./types.js").NextItemEffect} NextItemEffect */
/** @typedef {import("./types.js").Evidence} Evidence */
/** @typedef {{event: CourseEvent, promise: Promise<Settled>, resolve: (s: Settled) => void,
 *   reject: (error: Error) => void}} Waiting */
/** @typedef {{ready: Promise<unknown>, boot: () => void,
 *   ask: (request: Record<string, unknown>) => Promise<any>}} EngineLike */
/** @typedef {{now: () => number, zone: () => number, newId: () => string}} Host */

export class Session extends EventTarget {
  #course;
  #engine;
  #store;
  #host;
  /** @type {Promise<unknown>} the tail of the queue: one request after the other */
  #tail = Promise.resolve();
  /** @type {Waiting[]} */
  #waiting;
  #open = false;
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
   * @param {Record<string, unknown>} course course.json
   * @param {EngineLike} engine
   * @param {import("./store.js").Store} store
   * @param {Host} host clock and chance
   */
  constructor(course, engine, store, host) {
    super();
    this.#course = course;
    this.#engine = engine;
    this.#store = store;
    this.#host = host;
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

  /** Boots the engine, gives it the log, settles what waits. Never throws: a failure is said. */
  async start() {
    try {
      this.#engine.boot();
      await this.#engine.ready;
      await this.#inTurn(() => this.#openLog());
      await this.#settleWaiting();
      this.#open = true;
      this.#isOpened();
      this.#tell("open");
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
    if (this.#open) return this.#inTurn(() => this.#settle(event)).catch((error) => this.#brokeDown(error));
    if (this.failure) return Promise.reject(this.failure);
    const waiting = waitingFor(event);
    this.#waiting.push(waiting);
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

  /**
   * @param {string[]} competencies
   * @param {"practice" | "check"} mode
   * @param {string[]} avoid items on the page
   * @returns {Promise<NextItemEffect>}
   */
  async next(competencies, mode, avoid) {
    const answer = await this.#ask({ do: "next", competencies, mode, avoid, ...this.#time() });
    return answer.effects[0];
  }

  /**
   * @param {string} competency
   * @returns {Promise<Evidence>}
   */
  async evidence(competency) {
    return (await this.#ask({ do: "evidence", competency, ...this.#time() })).evidence;
  }

  /** Another tab has written: take its events in, quietly. */
  async reopen() {
    if (!this.#open) return;
    await this.#inTurn(() => this.#openLog()).catch((error) => this.#fail(error));
  }

  /**
   * Brings a progress file in; nothing is overwritten.
   *
   * @param {string} file its text
   * @returns {Promise<{added: number, already: number}>}
   */
  async merge(file) {
    const mine = this.#store.events();
    const answer = await this.#ask({ do: "merge", logs: [mine], file });
    const known = new Set(mine.map((event) => event.id));
    const fresh = answer.log.filter((/** @type {CourseEvent} */ event) => !known.has(event.id));
    this.#keep(() => this.#store.appendAll(fresh));
    await this.reopen();
    return { added: answer.added, already: answer.already };
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

  /** @returns {Record<string, unknown>} the progress file */
  exported() {
    return {
      format: "mkcourse-progress",
      version: 1,
      course: this.#course["id"],
      course_title: this.#course["title"],
      edition: this.#course["edition"],
      exported: this.#host.now(),
      events: [...this.#store.events(), ...this.#store.pending()],
    };
  }

  /**
   * Does what may fail to be stored; a failure is said and the lesson goes on.
   *
   * @param {() => void} write
   */
  #keep(write) {
    try {
      write();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#tell("unstored");
    }
  }

  async #openLog() {
    const log = this.#store.events();
    if (this.#store.quarantined.length > 0) this.#tell("damaged");
    const answer = await this.#engine.ask({ do: "open", course: this.#course, log, ...this.#time() });
    this.#show(answer.view);
  }

  /** Also settles what is pressed while the older events are settled. */
  async #settleWaiting() {
    for (const waiting of this.#waiting) {
      await this.#inTurn(() => this.#settle(waiting.event)).then(waiting.resolve, waiting.reject);
    }
    this.#waiting = [];
  }

  /**
   * @param {CourseEvent} event
   * @returns {Promise<Settled>}
   */
  async #settle(event) {
    if (this.#store.isEmpty()) await this.#enrol(event);
    const settled = await this.#stepped(event);
    this.#show(settled.view);
    return settled;
  }

  /**
   * One step; the event is in the store when this returns.
   *
   * @param {CourseEvent} event
   * @returns {Promise<Settled>}
   */
  async #stepped(event) {
    const settled = await this.#engine.ask({ do: "step", event });
    if (settled.event) this.#keep(() => this.#store.append(settled.event));
    this.#keep(() => this.#store.dropPending(event.id));
    return settled;
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
    return this.#inTurn(() => this.#engine.ask(request));
  }

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  #inTurn(task) {
    const done = this.#tail.then(task, task);
    this.#tail = done.catch(() => {});
    return done;
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
