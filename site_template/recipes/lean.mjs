/**
 * Spares Pyodide what only packages with compiled parts need. For these it is linked so that each of its 8,560 exports
 * gets an address, and each function of OpenGL that it could call a module of its own, compiled while it starts. The
 * engine has no such package: without that a quick start takes a tenth less, and the page 2 MB.
 *
 * Part of the browser runtime as pyodide/lean.js, with the list `USED` (browser_runtime.mjs). A kept memory could hold
 * addresses of functions, so it is made with this, too.
 */

/**
 * @param {any} settings that Pyodide starts its script with: what instantiates the wasm is exchanged in them
 * @param {string[]} used the exported functions that Pyodide's scripts call
 */
export function lean(settings, used) {
  const { instantiateWasm } = settings;
  settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ started) => {
    withoutAddress(imports["GOT.func"], [...used, ...Object.keys(imports.env)]);
    const kept = new Set(used);
    return instantiateWasm(imports, ({ exports }, /** @type {any} */ module) => started({ exports: fewer(exports, kept) }, module));
  };
}

/**
 * Pyodide gives an address to each function that has none yet, in its "global offset table". Zero counts as one.
 *
 * @param {Record<string, WebAssembly.Global>} addresses
 * @param {string[]} names
 */
function withoutAddress(addresses, names) {
  for (const name of names) addresses[name].value = 0;
}

/**
 * Without the functions that Pyodide's scripts do not call.
 *
 * @param {WebAssembly.Exports} exports
 * @param {Set<string>} used
 */
function fewer(exports, used) {
  return Object.fromEntries(Object.entries(exports).filter(([name, value]) => typeof value !== "function" || used.has(name)));
}
