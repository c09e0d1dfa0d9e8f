// @ts-check
/**
 * Python for learners' programs, seen from the course page: a frame of opaque origin with a worker in it (sandbox/).
 *
 * The frame can fetch nothing, so all its files are fetched here and sent in. There is one for all questions of a
 * page; it answers one request after the other, and what takes longer than it may is ended from here.
 */

import { assetUrl, loadJson, siteUrl } from "../site.js";

/**
 * @typedef {{how: "answered", answer: any} | {how: "late" | "stopped" | "died" | "failed", why?: string}} Answered
 * @typedef {{how: "answered" | "late" | "stopped" | "died" | "failed", answer?: any, why?: string}} Ended
 * @typedef {{seconds: number, packages: string[], python: string[]}} Settings assets/course/sandbox.json
 */

/** Seconds that a program may run where nothing else is said. */
const SECONDS = 5;

/** What comes out of a program goes onto a page: so many letters of one message are enough for anything. */
const LONGEST_MESSAGE = 5_000_000;

export class Sandbox {
  seconds = SECONDS;
  isReady = false;
  /** @type {Promise<void>} */
  ready;
  #frame;
  /** @type {MessagePort | null} */
  #port = null;
  #lastId = 0;
  /** @type {Promise<unknown>} */
  #tail = Promise.resolve();
  /** @type {((ended: Ended) => void) | null} settles the request that runs */
  #end = null;
  /** @type {(told: any) => void} */
  #told = () => {};
  /** @type {() => void} */
  #isUp = () => {};
  /** @type {(reason: Error) => void} */
  #isDown = () => {};

  constructor() {
    this.#frame = document.createElement("iframe");
    this.ready = this.#awaited();
    void this.#open().catch((reason) => this.#heard({ failed: String(reason) }));
  }

  /** Whether it can be used: its frame goes when a page's body is exchanged, and when Python could not be started. */
  get isThere() {
    return this.#frame.isConnected;
  }

  /**
   * One request after the other.
   *
   * @param {Record<string, unknown>} request for handle() in sandbox/run_code.py
   * @param {number | null} seconds it may take, from when Python is there
   * @param {(told: any) => void} told
   * @returns {Promise<Ended>}
   */
  ask(request, seconds, told) {
    const turn = this.#tail.then(() => this.#asked(request, seconds, told));
    this.#tail = turn;
    return turn;
  }

  /** Ends what runs: the learner wants so. */
  stop() {
    if (this.#end) this.#cut("stopped");
  }

  /**
   * @param {Record<string, unknown>} request
   * @param {number | null} seconds
   * @param {(told: any) => void} told
   * @returns {Promise<Ended>}
   */
  async #asked(request, seconds, told) {
    let clock = 0;
    /** @type {Promise<Ended>} */
    const ended = new Promise((resolve) => (this.#end = resolve));
    const begin = () => {
      if (!this.#end) return;
      this.#told = told;
      this.#lastId += 1;
      clock = setTimeout(() => this.#cut("late"), (seconds ?? this.seconds) * 1000);
      this.#port?.postMessage({ id: this.#lastId, request: JSON.stringify(request) });
    };
    this.ready.then(begin, (reason) => this.#settle({ how: "failed", why: String(reason) }));
    try {
      return await ended;
    } finally {
      clearTimeout(clock);
      this.#told = () => {};
    }
  }

  /** @param {"late" | "stopped"} how */
  #cut(how) {
    if (this.isReady) this.#restart();
    this.#settle({ how });
  }

  #restart() {
    this.isReady = false;
    this.ready = this.#awaited();
    this.#port?.postMessage({ restart: true });
  }

  /** @param {Ended} ended */
  #settle(ended) {
    this.#end?.(ended);
    this.#end = null;
  }

  #awaited() {
    /** @type {Promise<void>} */
    const ready = new Promise((resolve, reject) => {
      this.#isUp = resolve;
      this.#isDown = reject;
    });
    ready.catch(() => {});
    return ready;
  }

  async #open() {
    const opened = this.#frameOpened();
    const settings = /** @type {Settings} */ (await loadJson(siteUrl("assets/course/sandbox.json")));
    this.seconds = settings.seconds;
    const [files] = await Promise.all([filesOf(settings), opened]);
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#heard(data);
    const bytes = [files.wasm, files.library, ...files.wheels.map((wheel) => wheel.bytes)];
    this.#frame.contentWindow?.postMessage(files, "*", [port2, ...bytes]); // an opaque origin has no name
  }

  /** @returns {Promise<void>} */
  #frameOpened() {
    const frame = this.#frame;
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = assetUrl("sandbox/index.html");
    frame.hidden = true;
    frame.title = "Python";
    frame.ariaHidden = "true";
    const opened = new Promise((resolve) => {
      const listen = (/** @type {MessageEvent} */ { source }) => {
        if (source !== frame.contentWindow) return;
        removeEventListener("message", listen);
        resolve(undefined);
      };
      addEventListener("message", listen);
    });
    document.body.append(frame);
    return /** @type {Promise<void>} */ (opened);
  }

  /** What the frame says is data: a program can say anything. @param {any} said */
  #heard(said) {
    if (typeof said !== "object" || said === null) return;
    if (said.ready === true) this.#up();
    else if (typeof said.failed === "string") this.#fail(said.failed);
    else if (said.id !== this.#lastId) return;
    else if (typeof said.died === "string") this.#died(said.died);
    else if (isShort(said.told)) this.#told(parsed(said.told) ?? {});
    else if (isShort(said.answer)) this.#settle({ how: "answered", answer: parsed(said.answer) ?? {} });
  }

  #up() {
    this.isReady = true;
    this.#isUp();
  }

  /** @param {string} why */
  #fail(why) {
    this.#frame.remove(); // so that the next try begins anew
    this.#isDown(new Error(why));
    this.#settle({ how: "failed", why });
  }

  /** The frame starts another Python by itself. @param {string} why */
  #died(why) {
    this.isReady = false;
    this.ready = this.#awaited();
    this.#settle({ how: "died", why });
  }
}

/** @param {Settings} settings */
async function filesOf({ packages, python }) {
  const text = (/** @type {string} */ url) => fetched(url).then((answer) => answer.text());
  const bytes = (/** @type {string} */ url) => fetched(url).then((answer) => answer.arrayBuffer());
  const [worker, pyodide, assembly, wasm, library, sources, wheels] = await Promise.all([
    text(assetUrl("sandbox/worker.js")),
    text(assetUrl("pyodide/pyodide.js")),
    text(assetUrl("pyodide/pyodide.asm.js")),
    bytes(assetUrl("pyodide/pyodide.asm.wasm")),
    bytes(assetUrl("pyodide/python_stdlib.zip")),
    Promise.all(python.map(async (name) => [name, await text(assetUrl(`sandbox/${name}`))])),
    Promise.all(packages.map(async (name) => ({ name, bytes: await bytes(siteUrl(`assets/course/${name}`)) }))),
  ]);
  return { worker, pyodide, assembly, wasm, library, python: Object.fromEntries(sources), wheels };
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/** @param {unknown} text @returns {text is string} */
function isShort(text) {
  return typeof text === "string" && text.length <= LONGEST_MESSAGE;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @type {Sandbox | null} */
let only = null;

/** The page's sandbox; it starts now if there is none. @returns {Sandbox} */
export function sandbox() {
  if (!only?.isThere) only = new Sandbox();
  return only;
}
