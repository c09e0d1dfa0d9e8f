// @ts-check
/**
 * The portfolio as one ZIP file that opens without us: `index.html` to read, the files, and
 * `portfolio.json` to go on with on another device.
 */

import { saveBlob } from "../download.js";
import { assetUrl } from "../site.js";
import { readablePage } from "./readable.js";
import { projectPage } from "./state.js";
import { vaultOf } from "./vault.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Portfolio} Portfolio */
/** @typedef {{evidence: string, project: string, path: string, media: string, size: number, sha256: string}} Packed */

export const FORMAT = "mkcourse-portfolio";
export const VERSION = 1;
export const TABLE = "portfolio.json";

/**
 * @param {Context} context
 * @returns {Promise<{name: string, missing: number}>} the file's name, and how many files are on other devices
 */
export async function savePortfolio(context) {
  const { session, book } = context;
  const [{ portfolio }, { events }, { zipSync, strToU8 }] = await Promise.all([
    session.told("portfolio"),
    session.told("project-log"),
    import(assetUrl("vendor/zip.js")),
  ]);
  const { packed, contents, missing } = await packedFiles(portfolio, context);
  const table = { format: FORMAT, version: VERSION, course: book.course.id, course_title: book.course.title, edition: book.course.edition, exported: Math.floor(Date.now() / 1000), name: context.door.current?.profile.name ?? "", events, files: packed };
  const pages = await Promise.all([...book.projects.keys()].map(projectPage));
  const html = readablePage({ portfolio, pages, packed, name: table.name }, context);
  const zip = zipSync({
    "index.html": strToU8(html),
    [TABLE]: strToU8(`${JSON.stringify(table, null, 1)}\n`),
    ...Object.fromEntries([...contents].map(([path, bytes]) => [path, [bytes, { level: 0 }]])), // photos are packed already
  });
  const name = `${book.course.id}-portfolio-${new Date().toISOString().slice(0, 10)}.zip`;
  saveBlob(name, new Blob([zip], { type: "application/zip" }));
  return { name, missing };
}

/**
 * @param {Portfolio} portfolio
 * @param {Context} context
 */
async function packedFiles(portfolio, context) {
  /** @type {Packed[]} */
  const packed = [];
  /** @type {Map<string, Uint8Array>} */
  const contents = new Map();
  let missing = 0;
  const pieces = Object.entries(portfolio.projects).flatMap(([project, { evidence }]) => evidence.map((piece) => ({ project, piece })));
  const files = pieces.filter(({ piece }) => piece.kind === "file");
  const vault = files.length > 0 ? await vaultOf(context).catch(() => null) : null;
  for (const { project, piece } of files) {
    const kept = vault ? await vault.get(piece.id) : null;
    if (!kept) missing += 1;
    else {
      const path = `files/${project}/${packed.length + 1}-${safeName(piece.title)}`;
      packed.push({ evidence: piece.id, project, path, media: piece.media ?? "", size: piece.size ?? 0, sha256: piece.sha256 ?? "" });
      contents.set(path, kept.bytes);
    }
  }
  return { packed, contents, missing };
}

/**
 * A name that every system can hold.
 *
 * @param {string} title
 */
export function safeName(title) {
  const name = title.normalize("NFC").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/\.{2,}/g, ".");
  const [, stem = "", end = ""] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/.exec(name) ?? [];
  return `${stem.replace(/^[.-]+/, "").slice(0, 60) || "file"}${end}`;
}
