// @ts-check
/**
 * The engine in a Web Worker: boots Python, then answers one message by one.
 *
 *     const worker = new Worker(new URL("engine-worker.js", import.meta.url), { type: "module" });
 *
 * It posts `{ready: true, ms}` or `{failed: "why"}` once; to each
 * `{id, request}` it posts `{id, answer}`. Request and answer are the JSON
 * texts of mkcourse.runtime.bridge.handle. What arrives before Python is there
 * waits. When nothing was asked for a while it posts `{quiet: true}`, once; told `{prepare: true}`, it fetches what
 * makes the next visit's start quick. An answer that the engine could not give is
 * `{"ok": false, "error": {"code": "engine-failed", "detail": …, "fatal": …}}`;
 * after a fatal one Python is gone, and a new worker is needed.
 *
 * @typedef {{id: number, request: string}} Question
 * @typedef {import("./engine-boot.js").Handle} Handle
 */

import { boot, prepareNextStart } from "./engine-boot.js";

/** Milliseconds without a question after which the learner is taken to read. */
const QUIET = 8000;

/** @type {Question[]} */
const waiting = [];
/** @type {(question: Question) => void} */
let take = (question) => void waiting.push(question);

/**
 * From now on questions are answered.
 * @param {(request: string) => string} answered
 */
function serve(answered) {
  take = ({ id, request }) => postMessage({ id, answer: answered(request) });
  waiting.splice(0).forEach((question) => take(question));
}

/**
 * From now on questions are answered with the reason why there is no engine.
 * @param {unknown} reason
 */
function refuse(reason) {
  serve(() => failure(reason, true));
}

/**
 * What Python does after a fatal error means nothing.
 * @param {Handle} handle
 * @returns {Handle}
 */
function guarded(handle) {
  return (request) => {
    try {
      return handle(request);
    } catch (reason) {
      const fatal = Boolean(/** @type {any} */ (reason)?.pyodide_fatal_error);
      if (fatal) refuse(reason);
      return failure(reason, fatal);
    }
  };
}

/**
 * @param {unknown} reason
 * @param {boolean} fatal
 */
function failure(reason, fatal) {
  return JSON.stringify({ ok: false, error: { code: "engine-failed", detail: words(reason), fatal } });
}

/** @param {any} reason */
function words(reason) {
  return String(reason?.message ?? reason).trim();
}

/** Milliseconds after the start, when the first questions are answered. */
const SETTLED = 500;
/** Bytes that browsers do not wait long to get back. They are never written, so that no memory is taken for them. */
const MUCH = 64 * 1024 * 1024;

/**
 * A start leaves 40 MB that nothing holds any more: files, packed and unpacked, the wasm in pieces. A browser looks for
 * such only when much was taken since it last did, which the engine then does not do for long.
 */
function tidyUp() {
  try {
    new ArrayBuffer(MUCH);
  } catch {} // there is not so much: then it has looked already
}

/** @type {ReturnType<typeof setTimeout> | undefined} while it is waited for */
let quiet;

function waitForQuiet() {
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    quiet = undefined;
    postMessage({ quiet: true });
  }, QUIET);
}

addEventListener("message", ({ data }) => {
  if (data.prepare) return void prepareNextStart().catch(() => {}); // then the next start is as this one was
  if (quiet !== undefined) waitForQuiet();
  take(data);
});
boot().then(
  (handle) => {
    postMessage({ ready: true, ms: Math.round(performance.now()) });
    serve(guarded(handle));
    setTimeout(tidyUp, SETTLED);
    waitForQuiet();
  },
  (reason) => {
    postMessage({ failed: words(reason) });
    refuse(reason);
  },
);
