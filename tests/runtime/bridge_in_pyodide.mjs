/**
 * Answers requests to the bridge with the browser's own bundle, in Node.
 *
 *     node bridge_in_pyodide.mjs <bundle> <file with a JSON list of requests> <new file with one of answers> [--timed]
 *     node bridge_in_pyodide.mjs <bundle> <requests> <answers> --with <Python file> <name of a function in it> [--timed]
 *
 * Timed, each answer is an object: the `answer`, and the `ms` of processor time that it took.
 * With a Python file, its function answers in the place of the bridge.
 * The bundle must lie in a folder whose package.json says that .js is a module.
 */

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [bundle, requests, target, option, file, name] = process.argv.slice(2);
globalThis.require = createRequire(import.meta.url); // else Pyodide imports 'ws', which is for sockets

/** @param {string} name */
const imported = (name) => import(pathToFileURL(join(bundle, name)).href);

const { loadPyodide } = await imported("pyodide.js");
const { default: create } = await imported("pyodide.asm.js");
const { lean, USED } = await imported("lean.js");
let setLock;
const lockFileContents = new Promise((resolve) => (setLock = resolve));
const pyodide = await loadPyodide({
  indexURL: bundle,
  stdLibURL: join(bundle, "stdlib.zip"),
  lockFileContents,
  jsglobals: {},
  createPyodideModule: async (settings) => {
    lean(settings, USED);
    const module = await create(settings);
    setLock({ info: { abi_version: module.API.abiVersion }, packages: {} });
    return module;
  },
});

if (option === "--with") pyodide.runPython(await readFile(file, "utf8"));
const handle = option === "--with" ? pyodide.globals.get(name) : pyodide.pyimport("mkcourse.runtime.bridge").handle;

/** @param {string} request */
function answered(request) {
  try {
    return handle(request);
  } catch (reason) {
    return `Python crashed: ${reason.message}`;
  }
}

/** @param {string} request */
function timedAnswer(request) {
  const begin = process.cpuUsage();
  const answer = answered(request);
  const { user, system } = process.cpuUsage(begin);
  return { answer, ms: (user + system) / 1000 };
}

const answers = JSON.parse(await readFile(requests, "utf8")).map(process.argv.includes("--timed") ? timedAnswer : answered);
await writeFile(target, JSON.stringify(answers));
