// @ts-check
/**
 * Boots Python with the engine, in one of two ways.
 *
 * The quick one puts a kept memory into a fresh Pyodide: that of a Python which had imported all
 * of the engine, made with this very build (site_template/recipes/browser_runtime.mjs). It takes a fifth of
 * the time and 2.5 MB more to fetch, so that a slow network is served better by the ordinary one, which
 * imports the engine from library.bin, and fetches the memory for the next time when the page is quiet. The
 * ordinary one also stands in where the memory does not fit.
 *
 * What is large lies there a second time as gzip, for servers that do not compress (packed-file.js).
 *
 * Pyodide lies unchanged in pyodide/ (MPL 2.0, https://github.com/pyodide/pyodide);
 * library.bin, stdlib.zip there are Python's standard library (PSF license) and the engine, compiled.
 *
 * @typedef {(request: string) => string} Handle
 * @typedef {{build: string, size: number, state: object, runs: [number, number][]}} Head of a kept memory
 * @typedef {{head: Head, bytes: Uint8Array}} Memory
 */

import { CLASS, QUICK } from "./engine-name.js";
import { fetchAhead, isFetched } from "./kept-memory.js";
import { serverPacks, unpacked } from "./packed-file.js";

const folder = new URL("./pyodide/", import.meta.url);
const MEMORY = new URL("engine.bin", folder);

/** The name of this worker says what it is for. */
const name = /** @type {any} */ (globalThis).name;
const DOOR = name === CLASS ? "mkcourse.runtime.classroom.door" : "mkcourse.runtime.bridge";

/** Fetches what makes the next start quick, if it is not there. */
export async function prepareNextStart() {
  if (name !== CLASS) await fetchAhead(MEMORY);
}

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
  const packs = serverPacks(new URL("sample.wasm", folder));
  const scripts = Promise.all([imported("pyodide.js"), assembled(packs), imported("lean.js")]);
  const compiling = compiled(packs);
  scripts.catch(() => {}); // told where it is awaited
  const isQuick = name === QUICK || (name !== CLASS && (await isFetched(MEMORY)));
  const memory = isQuick ? keptMemory().catch(() => null) : null;
  const small = async () => (name === CLASS ? null : smallLibrary());
  const library = isQuick ? null : small();
  handOut(await compiling, fail);
  const [{ loadPyodide }, { default: assembly }, { lean, USED }] = await scripts;
  const pyodide = { loadPyodide, assembly, lean: (/** @type {object} */ settings) => lean(settings, USED) };
  const kept = await memory;
  const quick = kept && (await started(pyodide, { memory: kept }).catch(() => null));
  return quick ?? started(pyodide, { library: await (library ?? small()) });
}

/**
 * @param {{loadPyodide: Function, assembly: Function, lean: Function}} pyodide
 * @param {{memory?: Memory, library?: ArrayBuffer | null}} from
 * @returns {Promise<Handle>}
 */
async function started({ loadPyodide, assembly, lean }, { memory, library }) {
  const [lock, setLock] = promised();
  atHand = library ?? null;
  const python = await loadPyodide({
    indexURL: folder.href,
    stdLibURL: memory || library ? AT_HAND : new URL("stdlib.zip", folder).href,
    lockFileContents: lock,
    jsglobals: {}, // Python sees nothing of the browser
    env: { PYTHONHASHSEED: "0" },
    ...(memory ? { _loadSnapshot: memory.bytes } : {}),
    /** @param {object} settings */
    createPyodideModule: async (settings) => {
      lean(settings);
      const module = await assembly(settings);
      if (memory) restoreBy(memory, module);
      setLock({ info: { abi_version: module.API.abiVersion }, packages: {} }); // as pyodide-lock.json: no packages
      return module;
    },
  });
  atHand = null;
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
 * Pyodide restores a snapshot by writing all of the memory; ours is only what differs from a fresh one. Afterwards
 * nothing holds it any more.
 *
 * @param {Memory} memory
 * @param {any} module
 */
function restoreBy(memory, { API, HEAPU8 }) {
  const { head } = memory;
  if (head.build !== API.config.BUILD_ID || head.size !== HEAPU8.length) throw new Error("the kept memory is of another build");
  delete API.config._loadSnapshot;
  API.restoreSnapshot = () => {
    let from = 0;
    for (const [to, length] of head.runs) {
      HEAPU8.set(memory.bytes.subarray(from, from + length), to);
      from += length;
    }
    memory.bytes = new Uint8Array();
    return head.state;
  };
}

/** @returns {Promise<Memory>} rejected where the file is not whole: its gzip has a sum */
async function keptMemory() {
  const whole = await (await unpacked(MEMORY)).arrayBuffer();
  const length = new DataView(whole).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  return { head, bytes: new Uint8Array(whole, 4 + length) };
}

/** What learners' pages need of stdlib.zip. @returns {Promise<ArrayBuffer | null>} */
async function smallLibrary() {
  return unpacked(new URL("library.bin", folder)).then((whole) => whole.arrayBuffer()).catch(() => null);
}

/** @param {string} script */
function imported(script) {
  return import(new URL(script, folder).href);
}

/**
 * Pyodide's own script.
 *
 * @param {Promise<boolean>} packs whether the server compresses
 */
async function assembled(packs) {
  const plain = () => imported("pyodide.asm.js");
  if (await packs) return plain();
  const text = unpacked(new URL("assembly.bin", folder), "text/javascript").then((whole) => whole.blob());
  return text.then((script) => import(URL.createObjectURL(script))).catch(plain);
}

/**
 * @param {Promise<boolean>} packs whether the server compresses
 * @returns {Promise<WebAssembly.Module>}
 */
async function compiled(packs) {
  const plain = async () => module(await fetch(new URL("pyodide.asm.wasm", folder)));
  if (await packs) return plain();
  return unpacked(new URL("wasm.bin", folder), "application/wasm").then(module).catch(plain);
}

/** @param {Response} response */
async function module(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return mayStream(response) ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Servers say other types than application/wasm, too. And where a page is left in the middle of a streamed compilation,
 * Firefox (140) compiles nothing for the pages after it: they would wait for the engine for ever.
 *
 * @param {Response} response
 */
function mayStream({ headers }) {
  const isWasm = /^\s*application\/wasm\s*(;|$)/i.test(headers.get("Content-Type") ?? "");
  return isWasm && "compileStreaming" in WebAssembly && !navigator.userAgent.includes("Firefox/");
}

/** What Pyodide fetches when no file is needed: all modules are in the memory, or in a library that is at hand. */
const AT_HAND = "at-hand:";

/** @type {ArrayBuffer | null} */
let atHand = null;

/**
 * Pyodide fetches and compiles its wasm by itself, and waits for ever if that fails: it gets what is there.
 *
 * @param {WebAssembly.Module} wasm
 * @param {(reason: unknown) => void} fail
 */
function handOut(wasm, fail) {
  const asked = globalThis.fetch;
  globalThis.fetch = async (address, ...options) => {
    if (String(address) === AT_HAND) return new Response(atHand);
    return String(address).endsWith(".wasm") ? new Response() : asked(address, ...options);
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
