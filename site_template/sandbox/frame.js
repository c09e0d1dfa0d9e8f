// @ts-check
/**
 * The page in the sandboxed frame: keeps a worker with Python, passes messages on, and ends it when told.
 *
 * The frame's origin is opaque and its policy lets nothing be fetched: what a program may not have, it can't
 * reach. So the course page fetches all files and sends them here once, with a port. Over the port come
 *
 *     {id, request}          a request for handle() in run_code.py
 *     {restart: true}        ends whatever runs, for good; a fresh Python takes its place
 *
 * and go back
 *
 *     {ready: true, ms}      Python is there, first or again
 *     {id, told}             JSON from the program as it runs
 *     {id, answer}           JSON when it has ended
 *     {failed: "why"}        Python could not be started
 *     {died: "why"}          Python broke down; a fresh one is on its way
 *
 * @typedef {{worker: string, pyodide: string, assembly: string, wasm: ArrayBuffer, library: ArrayBuffer,
 *   python: Record<string, string>, wheels: {name: string, bytes: ArrayBuffer}[]}} Files
 * @typedef {{worker: string, pyodide: string, assembly: string}} Addresses
 */

/** @param {string} text @returns {string} an address that this frame and its workers can import from */
function script(text) {
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

class Keeper {
  #port;
  #parts;
  #addresses;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Blob | null} what Python's memory looked like when it was ready: the next start is a copy */
  #snapshot = null;
  #since = 0;

  /**
   * @param {MessagePort} port
   * @param {Files} files
   * @param {WebAssembly.Module} module compiled once, for this and every later start
   */
  constructor(port, files, module) {
    this.#port = port;
    this.#addresses = {
      worker: script(files.worker),
      pyodide: script(files.pyodide),
      assembly: script(files.assembly),
    };
    this.#parts = { module, library: new Blob([files.library]), python: files.python, wheels: files.wheels };
    port.onmessage = ({ data }) => this.#asked(data);
  }

  start() {
    this.#since = performance.now();
    const worker = new Worker(this.#addresses.worker);
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#heard(worker, data);
    worker.onerror = (event) => this.#heard(worker, { failed: event.message || "the worker did not start" });
    worker.postMessage({ ...this.#parts, addresses: this.#addresses, snapshot: this.#snapshot });
  }

  #restart() {
    this.#worker?.terminate();
    this.start();
  }

  /** @param {any} asked */
  #asked(asked) {
    if (asked.restart) this.#restart();
    else this.#worker?.postMessage(asked);
  }

  /**
   * @param {Worker} worker
   * @param {any} said
   */
  #heard(worker, said) {
    if (worker !== this.#worker) return;
    if (said.snapshot) this.#snapshot = said.snapshot;
    if (said.ready) this.#port.postMessage({ ready: true, ms: Math.round(performance.now() - this.#since) });
    else this.#port.postMessage(said);
    if (said.died) this.#restart();
  }
}

addEventListener("message", async ({ data, ports: [port], source }) => {
  if (source !== parent || !port) return;
  try {
    new Keeper(port, data, await WebAssembly.compile(data.wasm)).start();
  } catch (reason) {
    port.postMessage({ failed: String(reason) });
  }
});
parent.postMessage({ sandbox: "open" }, "*");

export {}; // a module to TypeScript, too
