// @ts-check
/**
 * The engine in a Web Worker: boots Python, then answers one message by one.
 *
 *     const worker = new Worker(new URL("engine-worker.js", import.meta.url), { type: "module" });
 *
 * It posts `{ready: true, ms}` or `{failed: "why"}` once; to each
 * `{id, request}` it posts `{id, answer}`. Request and answer are the JSON
 * texts of mkcourse.runtime.bridge.handle. What arrives before Python is there
 * waits. An answer that the engine could not give is
 * `{"ok": false, "error": {"code": "engine-failed", "detail": …, "fatal": …}}`;
 * after a fatal one Python is gone, and a new worker is needed.
 *
 * Pyodide lies unchanged in pyodide/ (MPL 2.0, https://github.com/pyodide/pyodide);
 * stdlib.zip there is Python's standard library (PSF license) and the engine, compiled.
 *
 * @typedef {{id: number, request: string}} Question
 * @typedef {(request: string) => string} Handle
 * @typedef {{info: {abi_version: string}, packages: {}}} Lock
 */

const folder = new URL("./pyodide/", import.meta.url);

/** @returns {Promise<Handle>} */
function boot() {
  return new Promise((resolve, fail) => {
    acceptAnyWasmType(fail);
    start().then(resolve, fail);
  });
}

/** @returns {Promise<Handle>} */
async function start() {
  const assembly = import(new URL("pyodide.asm.js", folder).href);
  const { loadPyodide } = await import(new URL("pyodide.js", folder).href);
  const [lock, setLock] = promised();
  const pyodide = await loadPyodide({
    indexURL: folder.href,
    stdLibURL: new URL("stdlib.zip", folder).href,
    lockFileContents: lock,
    jsglobals: {}, // Python sees nothing of the browser
    env: { PYTHONHASHSEED: "0" },
    /** @param {object} settings */
    createPyodideModule: async (settings) => {
      const module = await (await assembly).default(settings);
      setLock(noPackages(module.API.abiVersion));
      return module;
    },
  });
  return pyodide.pyimport("mkcourse.runtime.bridge").handle;
}

/** @returns {[Promise<Lock>, (lock: Lock) => void]} */
function promised() {
  /** @type {(lock: Lock) => void} */
  let keep = () => {};
  const lock = new Promise((resolve) => (keep = resolve));
  return [lock, keep];
}

/**
 * What pyodide-lock.json would say: there are no packages to load.
 * @param {string} abi
 * @returns {Lock}
 */
function noPackages(abi) {
  return { info: { abi_version: abi }, packages: {} };
}

/**
 * Pyodide compiles its wasm only from a response of type application/wasm, and waits for ever
 * if that fails. Servers say other types, too; and a failure must be told.
 * @param {(reason: unknown) => void} fail
 */
function acceptAnyWasmType(fail) {
  const streaming = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      const response = await source;
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      if (isWasm(response) && streaming) return await streaming(response, imports);
      return await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    } catch (reason) {
      fail(reason);
      throw reason;
    }
  };
}

/** @param {Response} response */
function isWasm(response) {
  return /^\s*application\/wasm\s*(;|$)/i.test(response.headers.get("Content-Type") ?? "");
}

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

addEventListener("message", ({ data }) => take(data));
boot().then(
  (handle) => {
    postMessage({ ready: true, ms: Math.round(performance.now()) });
    serve(guarded(handle));
  },
  (reason) => {
    postMessage({ failed: words(reason) });
    refuse(reason);
  },
);

export {}; // a module to TypeScript, too
