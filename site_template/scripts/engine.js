// @ts-check
/** The engine's client: one promise a request, a ready state, and a failure that is said once. */

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
  #makeWorker;

  /** @type {Promise<number>} milliseconds to boot; rejected with EngineError */
  ready;

  /** @param {() => Worker} makeWorker */
  constructor(makeWorker) {
    this.#makeWorker = makeWorker;
    this.ready = new Promise((resolve, reject) => {
      this.#isReady = resolve;
      this.#isLost = reject;
    });
    this.ready.catch(() => {});
  }

  /** Boots once; later calls do nothing. */
  boot() {
    if (this.#worker) return;
    try {
      this.#worker = this.#makeWorker();
      this.#worker.addEventListener("message", (message) => this.#heard(message.data));
      this.#worker.addEventListener("error", (error) => this.#fail(error.message || "worker"));
    } catch (error) {
      this.#fail(String(error));
    }
  }

  /**
   * @param {Record<string, unknown>} request
   * @returns {Promise<any>} the answer; rejected with EngineError when it is a refusal
   */
  async ask(request) {
    await this.ready;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, request: JSON.stringify(request) });
    });
  }

  /** @param {{ready?: boolean, ms?: number, failed?: string, id?: number, answer?: string}} message */
  #heard(message) {
    if (message.ready) this.#isReady(message.ms ?? 0);
    else if (message.failed !== undefined) this.#fail(message.failed);
    else if (message.id !== undefined) this.#answered(message.id, message.answer ?? "");
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
    else waiting?.reject(new EngineError(answer.error?.code ?? "refused", answer.error ?? {}));
  }

  /** @param {string} why */
  #fail(why) {
    const error = new EngineError("engine-failed", { why });
    this.#isLost(error);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
