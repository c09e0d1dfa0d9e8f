// @ts-check
/**
 * The engine's client: one promise a request, a ready state, and a failure that is said once.
 *
 * When Python breaks down while it runs, a new worker takes its place, once: what was asked is
 * rejected as "engine-lost", and whoever asked opens the log again. After the second time the
 * engine has failed, with `stopped` among the details.
 */

import { mayFetchAhead } from "./network.js";

/** The engine cannot run in this browser, or refused a request. */
export class EngineError extends Error {
  /**
   * @param {string} code
   * @param {Record<string, unknown>} [details]
   */
  constructor(code, details = {}) {
    super(code);
    this.name = "EngineError";
    this.code = code;
    this.details = details;
  }
}

/** @typedef {{resolve: (answer: any) => void, reject: (error: EngineError) => void}} Waiting */

export class Engine {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {(ms: number) => void} */
  #isReady = () => {};
  /** @type {(error: EngineError) => void} */
  #isLost = () => {};
  #isUp = false;
  #isSecond = false;
  #makeWorker;
  #pauses;
  /** Told when it did not come and is asked for again. */
  onAgain = () => {};

  /** @type {Promise<number>} milliseconds to boot; rejected with EngineError */
  ready;

  /**
   * @param {() => Worker} makeWorker
   * @param {number[]} [pauses] milliseconds before it is asked for again where it did not come
   */
  constructor(makeWorker, pauses = []) {
    this.#makeWorker = makeWorker;
    this.#pauses = [...pauses];
    this.ready = this.#awaited();
  }

  /** Boots once; later calls do nothing. */
  boot() {
    if (this.#worker) return;
    try {
      const worker = this.#makeWorker();
      const heard = (/** @type {() => void} */ react) => void (worker === this.#worker && react());
      worker.addEventListener("message", (message) => heard(() => this.#heard(message.data)));
      worker.addEventListener("error", (error) => heard(() => this.#broke(error.message || "worker")));
      this.#worker = worker;
    } catch (error) {
      this.#fail(String(error));
    }
  }

  #awaited() {
    /** @type {Promise<number>} */
    const ready = new Promise((resolve, reject) => {
      this.#isReady = resolve;
      this.#isLost = reject;
    });
    ready.catch(() => {});
    return ready;
  }

  /**
   * @param {Record<string, unknown>} request
   * @param {Record<string, unknown>} [beside] what goes to the worker as it is, such as a file
   * @returns {Promise<any>} the answer; rejected with EngineError when it is a refusal
   */
  async ask(request, beside = {}) {
    await this.ready;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ ...beside, id, request: JSON.stringify(request) });
    });
  }

  /** @param {{ready?: boolean, ms?: number, failed?: string, quiet?: boolean, id?: number, answer?: string}} message */
  #heard(message) {
    if (message.ready) this.#isReadyNow(message.ms ?? 0);
    else if (message.failed !== undefined) this.#fail(message.failed);
    else if (message.quiet) this.#prepareNextStart();
    else if (message.id !== undefined) this.#answered(message.id, message.answer ?? "");
  }

  #prepareNextStart() {
    if (mayFetchAhead()) this.#worker?.postMessage({ prepare: true });
  }

  /**
   * @param {number} id
   * @param {string} text
   */
  #answered(id, text) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    const answer = JSON.parse(text);
    if (answer.ok) waiting?.resolve(answer);
    else if (answer.error?.fatal) this.#broke(answer.error.detail, waiting);
    else waiting?.reject(new EngineError(answer.error?.code ?? "refused", answer.error ?? {}));
  }

  /** @param {number} ms */
  #isReadyNow(ms) {
    this.#isUp = true;
    this.#isReady(ms);
  }

  /**
   * @param {string} why
   * @param {Waiting} [waiting] who asked last
   */
  #broke(why, waiting) {
    if (waiting) this.#waiting.set(0, waiting);
    this.#worker?.terminate();
    if (!this.#isUp || this.#isSecond) return this.#fail(why, this.#isUp);
    this.#isSecond = true;
    this.#worker = null;
    this.ready = this.#awaited();
    this.#reject(new EngineError("engine-lost", { why }));
    this.boot();
  }

  /**
   * @param {string} why
   * @param {boolean} [stopped] whether it ran before
   */
  #fail(why, stopped = false) {
    const pause = stopped ? undefined : this.#pauses.shift();
    if (pause !== undefined) return this.#againAfter(pause);
    const error = new EngineError("engine-failed", { why, stopped });
    this.#isLost(error);
    this.ready = Promise.reject(error);
    this.ready.catch(() => {});
    this.#reject(error);
  }

  /** @param {number} pause */
  #againAfter(pause) {
    this.#worker?.terminate();
    this.#worker = null;
    setTimeout(() => this.boot(), pause);
    this.onAgain();
  }

  /** @param {EngineError} error */
  #reject(error) {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
