/**
 * Joins the site's own scripts: a page begins with one file instead of a hundred.
 *
 *     node bundle.mjs <folder node_modules> <folder of the scripts> <new folder> <entry> [<entry> …]
 *
 * esbuild splits the scripts into parts, so that what several of them share runs once: dozens of parts, and over a slow
 * line each costs more than its bytes. So what app.js needs before it runs is put into app.js; but for what a script
 * needs that runs before app.js on the same page, which goes into base.js. The other entries run on pages without
 * app.js, or in workers, and share nothing with it.
 *
 * `files.json` beside them tells for each entry `first`, what it needs before it runs, and `all`, what it may load.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";

const APP = "app.js";
const BASE = "base.js";
const BEFORE_APP = "preview/main.js";

const [packages, scripts, target] = process.argv.slice(2, 5).map((path) => resolve(path));
const entries = process.argv.slice(5);
const together = entries.filter((name) => name === APP || name === BEFORE_APP);
const apart = entries.filter((name) => !together.includes(name));

const { build } = createRequire(join(packages, "any.js"))("esbuild");
const way = { bundle: true, format: "esm", target: "es2022", minify: true, charset: "utf8", logLevel: "silent" };
const folder = await mkdtemp(join(tmpdir(), "mkcourse-scripts-"));

try {
  const alone = await split(apart, target, "shared-[hash]");
  const parts = await split(together, folder, "[name]-[hash]");
  const homes = homesOf(parts);
  for (const name of new Set(homes.values())) await writeJoined(name, parts, homes);
  await writeOthers(parts, homes);
  const told = [...apart.map((name) => [name, needs(name, alone)]), ...together.map((name) => [name, needs(name, parts, homes)])];
  await writeFile(join(target, "files.json"), `${JSON.stringify(Object.fromEntries(told), null, 1)}\n`);
} catch (failure) {
  for (const { text, location } of failure.errors ?? [{ text: failure.stack }]) {
    console.error(`${location?.file ?? "esbuild"}:${location?.line ?? 0}: ${text}`);
  }
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Writes the parts of these entries. @returns {Promise<object>} name -> what it imports and exports */
async function split(names, outdir, chunkNames) {
  const made = await build({
    ...way,
    entryPoints: names.map((name) => join(scripts, name)),
    absWorkingDir: outdir,
    outdir,
    outbase: scripts,
    chunkNames, // beside app.js, so that an address relative to a script's own means the same in all
    splitting: true,
    metafile: true,
  });
  return made.metafile.outputs;
}

/** @returns {Set<string>} the part and all that it imports, also what it imports later if `later` */
function reached(part, parts, later) {
  const found = new Set();
  const waiting = [part];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const wanted = parts[name].imports.filter(({ kind, external }) => !external && (later || kind === "import-statement"));
    waiting.push(...wanted.map(({ path }) => path));
  }
  return found;
}

/** @returns {Map<string, string>} for each part that is joined with others, the file that it goes into */
function homesOf(parts) {
  const of = (entry) => (together.includes(entry) ? reached(entry, parts, false) : new Set());
  const before = of(BEFORE_APP);
  return new Map([...of(APP)].map((part) => [part, before.has(part) ? BASE : APP]));
}

/** One file of all the parts whose home it is; what is imported from outside it exports under names of its own. */
async function writeJoined(name, parts, homes) {
  const members = [...homes.keys()].filter((part) => homes.get(part) === name);
  const lines = members.map((part) => `export { ${exports(part, parts, (own, outer) => `${own} as ${outer}`)} } from "./${part}";`);
  const first = members.includes(name) ? [`import "./${name}";`] : []; // in the order in which it imports the others
  await build({
    ...way,
    stdin: { contents: [...first, ...lines].join("\n"), resolveDir: folder },
    outfile: join(target, name),
    plugins: [imports(parts, homes, name)],
  });
}

/** The parts that stay files of their own. */
async function writeOthers(parts, homes) {
  const others = Object.keys(parts).filter((part) => !homes.has(part));
  const entryPoints = others.map((part) => join(folder, part));
  await build({ ...way, entryPoints, outdir: target, outbase: folder, plugins: [imports(parts, homes)] });
}

/** How a file finds what it imports: in itself, where it is the file `own`; in another's home; or as it did before. */
function imports(parts, homes, own) {
  const setup = (made) => {
    made.onResolve({ filter: /^\.\.?\// }, ({ path, kind, importer, resolveDir, namespace }) => {
      if (namespace === "elsewhere") return { path, external: true };
      const part = slashes(relative(folder, resolve(resolveDir, path)));
      const home = homes.get(part);
      if (kind === "entry-point" || (home && home === own)) return null;
      if (!home) return { path, external: true };
      return { path: part, namespace: "elsewhere", suffix: `?from=${importer ? dirname(importer) : folder}` };
    });
    made.onLoad({ filter: /./, namespace: "elsewhere" }, ({ path, suffix }) => {
      const way = slashes(relative(suffix.slice("?from=".length), join(folder, homes.get(path))));
      const names = exports(path, parts, (name, outer) => `${outer} as ${name}`);
      return { contents: `export { ${names} } from "${way.startsWith(".") ? way : `./${way}`}";` };
    });
  };
  return { name: "imports", setup };
}

/** @returns {string} the exports of a part, each told by its own name and its name in a joined file */
function exports(part, parts, told) {
  const prefix = part.replace(/\W/g, "_");
  return parts[part].exports.map((name) => told(name, `${prefix}_${name}`)).join(", ");
}

/** @returns {{first: string[], all: string[]}} names of files */
function needs(entry, parts, homes = new Map()) {
  const files = (later) => [...new Set([...reached(entry, parts, later)].map((part) => homes.get(part) ?? part))].sort();
  return { first: files(false), all: files(true) };
}

/** @param {string} path with the separators of this machine */
function slashes(path) {
  return path.split(sep).join("/");
}
