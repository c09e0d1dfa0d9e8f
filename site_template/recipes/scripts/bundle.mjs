/**
 * Joins the site's own scripts: a page begins with a few small files instead of a hundred.
 *
 *     node bundle.mjs <folder node_modules> <folder of the scripts> <new folder> <entry> [<entry> …]
 *
 * `files.json` beside them tells for each entry `first`, what it needs before it runs, and `all`, what it may load.
 */

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";

const [packages, scripts, target] = process.argv.slice(2, 5).map((path) => resolve(path));
const entries = process.argv.slice(5);

const { build } = createRequire(join(packages, "any.js"))("esbuild");
const made = await build({
  entryPoints: entries.map((name) => join(scripts, name)),
  absWorkingDir: target,
  outdir: target,
  outbase: scripts,
  chunkNames: "[name]-[hash]", // beside app.js, so that an address relative to a script's own means the same in all
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  metafile: true,
  logLevel: "silent",
}).catch(({ errors }) => {
  for (const { text, location } of errors) console.error(`${location?.file ?? "esbuild"}:${location?.line ?? 0}: ${text}`);
  process.exit(1);
});
const { outputs } = made.metafile;

/** @returns {string[]} the entry and all that it imports, also what it imports later if `later` */
function reached(entry, later) {
  const found = new Set();
  const waiting = [entry];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const wanted = outputs[name].imports.filter(({ kind, external }) => !external && (later || kind === "import-statement"));
    waiting.push(...wanted.map(({ path }) => path));
  }
  return [...found].map((name) => relative(target, resolve(target, name)).split(sep).join("/")).sort();
}

const told = Object.fromEntries(entries.map((name) => [name, { first: reached(name, false), all: reached(name, true) }]));
await writeFile(join(target, "files.json"), `${JSON.stringify(told, null, 1)}\n`);
