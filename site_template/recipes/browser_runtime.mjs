/**
 * Makes the folder with which a browser runs the engine and learners' programs:
 * Pyodide, a zip of compiled Python that holds no more than the engine needs,
 * the memory of a Python that has imported all of that, a zip of the whole
 * standard library, and what makes Pyodide start with less (lean.mjs). What is large
 * is there a second time (.bin): that is packed afterwards, see mkcourse.authoring.build.browser_runtime.
 *
 *     node browser_runtime.mjs <folder of the npm package> <folder runtime/> <new folder>
 *
 * Pyodide itself does the work: what it imports while it boots with everything
 * optional hidden, and what an engine may import, is what the zip keeps; and
 * only its own Python writes .pyc files of the right magic number.
 */

import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { lean } from "./lean.mjs";

/** What the npm package calls a file, and what the site does: servers know the type of .js, not of .mjs. */
const COPIED = [
  ["pyodide.mjs", "pyodide.js"],
  ["pyodide.asm.mjs", "pyodide.asm.js"],
  ["pyodide.asm.wasm", "pyodide.asm.wasm"],
];

/** What is packed, and how it is called there. */
const PACKED = [
  ["pyodide.asm.mjs", "assembly.bin"],
  ["pyodide.asm.wasm", "wasm.bin"],
];

/** Bytes of the file by which a page sees whether the server compresses: many leave alone what is smaller than 3 kB. */
const SAMPLE = 4096;

/** Modules that the standard library uses if they are there, and that no engine needs. */
const HIDDEN = ["bz2", "compression", "compression.zstd", "lzma", "ssl", "_ssl"];

/** The order of a set is compiled into a .pyc, so hashes have a seed; the columns of tracebacks are not worth their size. */
const ENVIRONMENT = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };

const here = new URL(".", import.meta.url);
const [npmPackage, engine, target] = process.argv.slice(2).map((path) => resolve(path));

/** @param {object} options of loadPyodide */
async function python(options) {
  globalThis.require ??= createRequire(import.meta.url); // else Pyodide imports 'ws', which is for sockets
  const { loadPyodide } = await import(pathToFileURL(join(npmPackage, "pyodide.mjs")).href);
  return loadPyodide({ indexURL: npmPackage, env: { ...ENVIRONMENT }, ...options });
}

/** Runs before Python starts: an import of what `sys.modules` maps to None fails like that of a missing module. */
async function hide(FS, { sitePackages }) {
  FS.writeFile(
    `${sitePackages}/sitecustomize.py`,
    `import sys\nsys.modules.update(dict.fromkeys(${JSON.stringify(HIDDEN)}))\n`,
  );
}

/** @returns {Promise<Uint8Array[]>} stdlib.zip, what library.bin packs, python_stdlib.zip */
async function bundles() {
  const pyodide = await python({ fsInit: hide });
  pyodide.mountNodeFS("/engine", engine);
  pyodide.FS.mkdirTree("/recipe");
  pyodide.mountNodeFS("/recipe", fileURLToPath(here));
  pyodide.runPython("import sys; sys.path.append('/recipe'); sys.dont_write_bytecode = True");
  const compile = pyodide.pyimport("compile_stdlib");
  return [...compile.bundle("/engine").toJs(), compile.whole_library().toJs()];
}

/** Boots with the finished zip and imports all that it promises. @param {string} zip */
async function prove(zip) {
  const pyodide = await python({ stdLibURL: zip });
  pyodide.FS.writeFile("/wanted.py", await readFile(new URL("wanted.py", here)));
  pyodide.runPython("import sys; sys.path.append('/')");
  pyodide.pyimport("wanted");
}

/**
 * The exported functions that Pyodide's scripts call: whose name occurs in them, apart from where all of them are
 * declared and assigned. A word too many does no harm.
 *
 * @returns {Promise<string[]>}
 */
async function usedExports() {
  const [assembly, loader, wasm] = await Promise.all(
    ["pyodide.asm.mjs", "pyodide.mjs", "pyodide.asm.wasm"].map((name) => readFile(join(npmPackage, name))),
  );
  const script = assembly.toString().replace(/var (\w+,){1000,}[^;]*;function assignWasmExports\([^}]*}/, "");
  if (script.length > assembly.length * 0.75) throw new Error("pyodide.asm.mjs does not assign its exports as it did");
  const words = new Set(`${script} ${loader}`.match(/[\w$]+/g));
  return WebAssembly.Module.exports(await WebAssembly.compile(wasm))
    .filter(({ name, kind }) => kind === "function" && (words.has(name) || words.has(`_${name}`)))
    .map(({ name }) => name);
}

/** Memory is compared in pieces of so many bytes: smaller ones make more runs, larger ones more bytes. */
const PIECE = 256;

/** The same engine gives the same memory, to the byte: chance, time and this machine's paths are kept out of it. */
function standStill() {
  const fill = (/** @type {Uint8Array} */ bytes) => bytes.fill(1);
  Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill });
  Date.now = () => 0;
  performance.now = () => 0;
  process.argv[1] = "/engine"; // what Python would call its own program
}

/**
 * The memory of a Python that has imported the engine and all that it may import, for engine-boot.js
 * to put into a fresh instance: only where that differs. Pyodide makes the snapshot and knows its
 * layout; see makeSnapshot and restoreSnapshot in its src/js/snapshot.ts.
 *
 * @param {string} zip
 * @param {string[]} used see lean.mjs
 */
async function snapshot(zip, used) {
  standStill();
  const settings = { stdLibURL: zip, jsglobals: {} };
  const { default: assembly } = await import(pathToFileURL(join(npmPackage, "pyodide.asm.mjs")).href);
  const createPyodideModule = (/** @type {object} */ options) => {
    lean(options, used);
    return assembly(options);
  };
  const pyodide = await python({ ...settings, _makeSnapshot: true, createPyodideModule });
  pyodide.runPython(await readFile(new URL("import_all.py", here), "utf8"));
  const whole = pyodide.makeMemorySnapshot();
  const [, start, told] = new Uint32Array(whole.buffer, whole.byteOffset, 4);
  const state = JSON.parse(new TextDecoder().decode(whole.subarray(48, 48 + told)));
  const memory = whole.subarray(start);
  const { runs, bytes } = difference(memory, await freshMemory({ ...settings, createPyodideModule }, whole));
  const head = new TextEncoder().encode(JSON.stringify({ build: pyodide._api.config.BUILD_ID, size: memory.length, state, runs }));
  return Buffer.concat([new Uint32Array([head.length]), head, bytes].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

/** What memory holds before a snapshot is put into it. @returns {Promise<Uint8Array>} */
async function freshMemory(settings, whole) {
  /** @type {Uint8Array} */
  let fresh;
  const createPyodideModule = async (options) => {
    const module = await settings.createPyodideModule(options);
    fresh = module.HEAPU8.slice();
    return module;
  };
  await python({ ...settings, _loadSnapshot: whole, createPyodideModule });
  return fresh;
}

/** @returns {{runs: number[][], bytes: Uint8Array}} where pieces differ, as [from, length], and what stands there */
function difference(memory, fresh) {
  const runs = [];
  for (let from = 0; from < memory.length; from += PIECE) {
    const isSame = Buffer.compare(memory.subarray(from, from + PIECE), fresh.subarray(from, from + PIECE)) === 0;
    const last = runs.at(-1);
    if (isSame) continue;
    if (last && last[0] + last[1] === from) last[1] += PIECE;
    else runs.push([from, PIECE]);
  }
  return { runs, bytes: Buffer.concat(runs.map(([from, length]) => memory.subarray(from, from + length))) };
}

await mkdir(target, { recursive: true });
const [all, learners, whole] = await bundles();
await writeFile(join(target, "stdlib.zip"), all);
await writeFile(join(target, "python_stdlib.zip"), whole);
await writeFile(join(target, "library.bin"), learners);
const used = await usedExports();
const leaner = await readFile(new URL("lean.mjs", here), "utf8");
await writeFile(join(target, "lean.js"), `${leaner}\nexport const USED = ${JSON.stringify(used)};\n`);
await writeFile(join(target, "sample.wasm"), (await readFile(join(npmPackage, "pyodide.asm.wasm"))).subarray(0, SAMPLE));
const folder = await mkdtemp(join(tmpdir(), "mkcourse-"));
const zip = join(folder, "library.zip");
await writeFile(zip, learners);
await prove(join(target, "stdlib.zip"));
await prove(zip);
await writeFile(join(target, "engine.bin"), await snapshot(zip, used));
await rm(folder, { recursive: true });
await Promise.all([...COPIED, ...PACKED].map(([from, to]) => copyFile(join(npmPackage, from), join(target, to))));
