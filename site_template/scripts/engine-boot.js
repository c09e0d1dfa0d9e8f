// @ts-check
/**
 * Boots Python with the engine, in one of two ways.
 *
 * The quick one puts a kept memory into a fresh Pyodide: that of a Python which had imported all
 * of the engine, made with this very build (site_template/recipes/browser_runtime.mjs). It takes a fifth of
 * the time and 2.4 MB more to fetch, so that a slow network is served better by the ordinary one, which
 * imports the engine from stdlib.zip. The ordinary one also stands in where the memory does not fit.
 *
 * Pyodide lies unchanged in pyodide/ (MPL 2.0, https://github.com/pyodide/pyodide);
 * stdlib.zip there is Python's standard library (PSF license) and the engine, compiled.
 *
 * @typedef {(request: string) => string} Handle
 * @typedef {{build: string, size: number, state: object, runs: [number, number][]}} Head of a kept memory
 * @typedef {{head: Head, bytes: Uint8Array}} Memory
 */

import { CLASS, QUICK } from "./engine-name.js";

const folder = new URL("./pyodide/", import.meta.url);

/** The name of this worker says what it is for. */
const name = /** @type {any} */ (globalThis).name;
const DOOR = name === CLASS ? "mkcourse.runtime.classroom.door" : "mkcourse.runtime.bridge";

/** @returns {Promise<Handle>} */
export function boot() {
  return new Promise((resolve, fail) => {
    start(fail).then(resolve, fail);
  });
}

/**
 * @param {(reason: unknown) => void} fail for what Pyodide itself does not tell
 * @returns {Promise<Handle>}
 */
async function start(fail) {
  const memory = name === QUICK ? keptMemory().catch(() => null) : null;
  const wasm = compiled();
  const scripts = Promise.all([import(new URL("pyodide.js", folder).href), import(new URL("pyodide.asm.js", folder).href)]);
  handOut(await wasm, fail);
  const [{ loadPyodide }, { default: assembly }] = await scripts;
  const pyodide = { loadPyodide, assembly };
  const kept = await memory;
  return (kept && (await started(pyodide, kept).catch(() => null))) ?? started(pyodide, null);
}

/**
 * @param {{loadPyodide: Function, assembly: Function}} pyodide
 * @param {Memory | null} memory null for the ordinary way
 * @returns {Promise<Handle>}
 */
async function started({ loadPyodide, assembly }, memory) {
  const [lock, setLock] = promised();
  const python = await loadPyodide({
    indexURL: folder.href,
    stdLibURL: memory ? NO_LIBRARY : new URL("stdlib.zip", folder).href,
    lockFileContents: lock,
    jsglobals: {}, // Python sees nothing of the browser
    env: { PYTHONHASHSEED: "0" },
    ...(memory ? { _loadSnapshot: memory.bytes } : {}),
    /** @param {object} settings */
    createPyodideModule: async (settings) => {
      const module = await assembly(settings);
      if (memory) restoreBy(memory, module);
      setLock({ info: { abi_version: module.API.abiVersion }, packages: {} }); // as pyodide-lock.json: no packages
      return module;
    },
  });
  return python.pyimport(DOOR).handle;
}

/** @returns {[Promise<object>, (lock: object) => void]} */
function promised() {
  /** @type {(lock: object) => void} */
  let keep = () => {};
  const lock = new Promise((resolve) => (keep = resolve));
  return [lock, keep];
}

/**
 * Pyodide restores a snapshot by writing all of the memory; ours is only what differs from a fresh one.
 *
 * @param {Memory} memory
 * @param {any} module
 */
function restoreBy({ head, bytes }, module) {
  const { API, HEAPU8 } = module;
  if (head.build !== API.config.BUILD_ID || head.size !== HEAPU8.length) throw new Error("the kept memory is of another build");
  API.restoreSnapshot = () => {
    let from = 0;
    for (const [to, length] of head.runs) {
      HEAPU8.set(bytes.subarray(from, from + length), to);
      from += length;
    }
    return head.state;
  };
}

/** @returns {Promise<Memory>} rejected where the file is not whole: its gzip has a sum */
async function keptMemory() {
  const { body, ok } = await fetch(new URL("engine.bin", folder));
  if (!ok || !body) throw new Error("there is no kept memory");
  const unpacked = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const length = new DataView(unpacked).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(unpacked, 4, length)));
  return { head, bytes: new Uint8Array(unpacked, 4 + length) };
}

/** Servers say other types than application/wasm, too. @returns {Promise<WebAssembly.Module>} */
async function compiled() {
  const response = await fetch(new URL("pyodide.asm.wasm", folder));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const isWasm = /^\s*application\/wasm\s*(;|$)/i.test(response.headers.get("Content-Type") ?? "");
  if (isWasm && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** What Pyodide fetches when no library is needed: all modules are in the memory. */
const NO_LIBRARY = "no-library:";

/**
 * Pyodide fetches and compiles its wasm by itself, and waits for ever if that fails: it gets what is there.
 *
 * @param {WebAssembly.Module} wasm
 * @param {(reason: unknown) => void} fail
 */
function handOut(wasm, fail) {
  const fetched = globalThis.fetch;
  globalThis.fetch = async (address, ...options) => {
    const isHere = String(address).endsWith(".wasm") || String(address) === NO_LIBRARY;
    return isHere ? new Response() : fetched(address, ...options);
  };
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      return { module: wasm, instance: await WebAssembly.instantiate(wasm, imports) };
    } catch (reason) {
      fail(reason);
      throw reason;
    }
  };
}
