/**
 * Joins the site's own scripts, so that a page begins with three files instead of a hundred, and makes the style
 * sheets small, each a file as before.
 *
 *     node bundle.mjs <folder node_modules> <folder with scripts/ and styles/> <new folder> <entry> [<entry> …]
 *
 * esbuild splits what several scripts share into parts, one for each set of scripts that share it: dozens, and over a
 * slow line each costs more than its bytes. So each script that comes later by import() says that it needs app.js, too,
 * which is there by then: what app.js needs has then one set of users, and is one part.
 *
 * `files.json` beside them tells for each entry `first`, what it needs before it runs, and `all`, what it may load.
 */

import { readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const APP = "app.js";
const CLASSIC = ["arrival.js", "head.js", "instant.js"]; // no modules: what they need is in them, and no name of theirs is global
const WITH_APP = [APP, "preview/main.js"]; // what stands on one page, and shares; the others are alone on theirs, or in workers

const [packages, sources, target] = process.argv.slice(2, 5).map((path) => resolve(path));
const scripts = join(sources, "scripts");
const entries = process.argv.slice(5);
const { build } = createRequire(join(packages, "any.js"))("esbuild");

/** @returns {Promise<object>} file -> what it imports, of all files that were made of these entries */
async function bundled(names, { plugins = [], classic = false } = {}) {
  const { metafile } = await build({
    entryPoints: names.map((name) => join(scripts, name)),
    absWorkingDir: target,
    outdir: target,
    outbase: scripts,
    chunkNames: "[name]-[hash]", // beside app.js, so that an address relative to a script's own means the same in all
    bundle: true,
    splitting: !classic,
    format: classic ? "iife" : "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    logLevel: "silent",
    metafile: true,
    plugins,
  });
  return metafile.outputs;
}

/** What is imported later: the script itself, and app.js. */
const needsApp = {
  name: "needs app.js",
  setup(made) {
    made.onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) =>
      kind === "dynamic-import" ? { path: resolve(resolveDir, path), namespace: "later" } : null,
    );
    made.onLoad({ filter: /./, namespace: "later" }, ({ path }) => ({
      contents: [join(scripts, APP), path].map((each) => `export * from ${JSON.stringify(each)};`).join("\n"),
      resolveDir: scripts,
    }));
  },
};

async function styled() {
  const names = (await readdir(join(sources, "styles"), { recursive: true })).filter((name) => name.endsWith(".css"));
  const entryPoints = names.map((name) => join(sources, "styles", name));
  await build({ entryPoints, outbase: sources, outdir: target, minify: true, charset: "utf8", logLevel: "silent" });
}

/** @returns {string[]} the file and all that it imports, also what it imports later if `later` */
function needed(file, files, later, found = new Set()) {
  found.add(file);
  const own = files[file].imports.filter(({ kind, external }) => !external && (later || kind === "import-statement"));
  for (const { path } of own) if (!found.has(path)) needed(path, files, later, found);
  return [...found].sort();
}

try {
  await styled();
  const files = {
    ...(await bundled(entries.filter((name) => WITH_APP.includes(name)), { plugins: [needsApp] })),
    ...(await bundled(entries.filter((name) => CLASSIC.includes(name)), { classic: true })),
    ...(await bundled(entries.filter((name) => ![...WITH_APP, ...CLASSIC].includes(name)))),
  };
  const told = entries.map((name) => [name, { first: needed(name, files, false), all: needed(name, files, true) }]);
  await writeFile(join(target, "files.json"), `${JSON.stringify(Object.fromEntries(told), null, 1)}\n`);
} catch (failure) {
  for (const { text, location } of failure.errors ?? [{ text: failure.stack }]) {
    console.error(`${location?.file ?? "esbuild"}:${location?.line ?? 0}: ${text}`);
  }
  process.exitCode = 1;
}
