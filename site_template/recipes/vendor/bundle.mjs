/**
 * Makes the folder with the libraries that a page loads when it needs them: one
 * ES module each, their fonts, and whose they are.
 *
 *     node bundle.mjs <folder node_modules> <new folder>
 *
 * esbuild follows the imports and leaves out what no page takes.
 */

import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = ["cipher.js", "editor.js", "mathlive.js", "qr-reader.js", "qr.js", "zip.js"];
const FONTS = join("mathlive", "fonts");
/** Those that school mathematics is set in; MathLive has twelve more, for letters that nobody types here. */
const USED = /^KaTeX_(?:AMS-Regular|Main-Italic|Main-Regular|Math-Italic|Size[1-4]-Regular)\.woff2$/;
const NAMED =
  "These files are made of the npm packages below. Each is used under the licence that stands with it.\n" +
  "The fonts come with MathLive, which has them from KaTeX.";

const here = fileURLToPath(new URL(".", import.meta.url));
const [packages, target] = process.argv.slice(2).map((path) => resolve(path));

/** MathLive writes its HTML as mathlive.js here says. */
const styledByObjects = {
  name: "styled by objects",
  setup(build) {
    build.onLoad({ filter: /[/\\]mathlive(?:\.min)?\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text.replaceAll(/\.innerHTML ?= ?(?!=)/g, ".styledHTML=");
      if (contents === text) throw new Error("MathLive writes no innerHTML any more");
      return { contents, loader: "js" };
    });
  },
};

/** @returns {Promise<string[]>} the files, below `packages`, that are in the module */
async function bundled(name) {
  const esbuild = createRequire(join(packages, "any.js"))("esbuild");
  const made = await esbuild.build({
    stdin: { contents: await readFile(join(here, name), "utf8"), resolveDir: packages, sourcefile: name },
    outfile: join(target, name),
    absWorkingDir: packages,
    nodePaths: [packages],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none", // NOTICE.txt says more
    banner: { js: `/* Made of packages that NOTICE.txt names, with their licences. */` },
    metafile: true,
    logLevel: "warning",
    plugins: [styledByObjects],
  });
  const [{ imports }] = Object.values(made.metafile.outputs);
  if (imports.length) throw new Error(`${name} would load ${imports.map((each) => each.path)}`);
  return Object.keys(made.metafile.inputs).filter((path) => path !== name);
}

/** @returns {string} the package that a file belongs to: `@lezer/common`, `mathlive` */
function owner(path) {
  const parts = relative(packages, resolve(packages, path)).split(sep);
  return parts.slice(0, parts[0].startsWith("@") ? 2 : 1).join("/");
}

/** Of licences to choose from we take MIT. @returns {Promise<string>} name, version and the licence's own text */
async function credit(name) {
  const folder = join(packages, name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((each) => /^licen[cs]e/i.test(each));
  const file = files.find((each) => /mit/i.test(each)) ?? files[0];
  const text = file ? await readFile(join(folder, file), "utf8") : "";
  return `${name} ${version}: ${/\bMIT OR\b/.test(license) ? "MIT" : license}\n\n${text.trim()}\n`;
}

async function copyFonts() {
  await mkdir(join(target, "fonts"), { recursive: true });
  const names = (await readdir(join(packages, FONTS))).filter((name) => USED.test(name));
  await Promise.all(names.map((name) => copyFile(join(packages, FONTS, name), join(target, "fonts", name))));
}

await mkdir(target, { recursive: true });
const files = (await Promise.all(MODULES.map(bundled))).flat();
const owners = [...new Set(files.map(owner))].sort();
const credits = await Promise.all(owners.map(credit));
await writeFile(join(target, "NOTICE.txt"), [`${NAMED}\n`, ...credits].join(`\n${"-".repeat(80)}\n\n`));
await copyFonts();
