// @ts-check
/**
 * Python for learners' programs, in a worker of the sandboxed frame. Nothing can be fetched here: all parts come
 * in the first message. See frame.js for what is said. It is a classic script: Chromium starts no module workers
 * in a frame of opaque origin.
 *
 * @typedef {{addresses: {pyodide: string, assembly: string}, module: WebAssembly.Module, library: Blob,
 *   python: Record<string, string>, wheels: {name: string, bytes: ArrayBuffer}[], snapshot: Blob | null}} Parts
 */

/** A program that fills the memory is to be told so before it fills the learner's computer. */
const MOST_MEMORY = 512 * 1024 * 1024;

const FOLDER = "/sandbox-code";

/**
 * @param {Parts} parts
 * @returns {Promise<any>}
 */
async function python(parts) {
  const assembly = import(parts.addresses.assembly);
  const { loadPyodide } = await import(parts.addresses.pyodide);
  handOut(parts);
  /** @type {(lock: object) => void} */
  let setLock = () => {};
  return loadPyodide({
    indexURL: "file:///",
    lockFileContents: new Promise((resolve) => (setLock = resolve)),
    jsglobals: {}, // a first fence; what truly holds is the frame's origin and policy
    env: { PYTHONHASHSEED: "0", MPLBACKEND: "Agg" },
    ...(parts.snapshot ? { _loadSnapshot: parts.snapshot.arrayBuffer() } : { _makeSnapshot: true }),
    /** @param {object} settings */
    createPyodideModule: async (settings) => {
      const module = await (await assembly).default(settings);
      setLock({ info: { abi_version: module.API.abiVersion }, packages: {} });
      return module;
    },
  });
}

/**
 * Pyodide fetches two files while it starts: they are here already.
 * @param {Parts} parts
 */
function handOut(parts) {
  const fetched = globalThis.fetch;
  const { instantiateStreaming } = WebAssembly;
  /** @param {any} address */
  globalThis.fetch = async (address) => {
    if (String(address).endsWith(".zip")) return new Response(parts.library);
    if (String(address).endsWith(".wasm")) return new Response();
    return fetched(address);
  };
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    return { module: parts.module, instance: await WebAssembly.instantiate(parts.module, imports) };
  };
}

/** Growing beyond a bound fails as it does when the computer has no more: Python raises MemoryError. */
function boundMemory() {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * 65536 > MOST_MEMORY) throw new RangeError("no more memory for a program");
    return grow.call(this, pages);
  };
}

/**
 * @param {any} pyodide
 * @param {Parts} parts
 */
function install(pyodide, parts) {
  pyodide.FS.mkdirTree(`${FOLDER}/sandbox`);
  for (const [name, text] of Object.entries(parts.python)) pyodide.FS.writeFile(`${FOLDER}/sandbox/${name}`, text);
  for (const { bytes } of parts.wheels) pyodide.unpackArchive(bytes, "wheel");
  pyodide.runPython(`import sys; sys.path.append("${FOLDER}")`);
}

/**
 * What Python's memory is like now: a later start takes it over instead of starting from nothing.
 * @param {any} pyodide
 * @returns {Blob | null}
 */
function snapshotOf(pyodide) {
  try {
    return new Blob([pyodide.makeMemorySnapshot()]);
  } catch {
    return null; // then a later start takes as long as the first
  }
}

/** @param {any} reason */
function words(reason) {
  return String(reason?.message ?? reason).trim();
}

/** @type {(parts: Parts) => Promise<void>} */
async function start(parts) {
  boundMemory();
  const pyodide = await python(parts);
  install(pyodide, parts);
  pyodide.runPython("import sandbox.run_code");
  const snapshot = parts.snapshot ? null : snapshotOf(pyodide);
  const { handle } = pyodide.pyimport("sandbox.run_code");
  addEventListener("message", ({ data }) => answer(handle, data));
  postMessage({ ready: true, snapshot });
}

/**
 * @param {(request: string, tell: (json: string) => void) => string} handle
 * @param {{id: number, request: string}} asked
 */
function answer(handle, { id, request }) {
  try {
    postMessage({ id, answer: handle(request, (/** @type {string} */ told) => postMessage({ id, told })) });
  } catch (reason) {
    postMessage({ id, died: words(reason) });
  }
}

addEventListener("message", ({ data }) => void start(data).catch((reason) => postMessage({ failed: words(reason) })), {
  once: true,
});
