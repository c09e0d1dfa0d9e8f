// @ts-check
/** A portfolio that was saved on another device: its events are merged, its files put into the vault. */

import { openDialog } from "../dialog.js";
import { button, el } from "../dom.js";
import { assetUrl } from "../site.js";
import { LARGEST_FILE } from "./evidence.js";
import { tell } from "./incoming.js";
import { FORMAT, TABLE, VERSION } from "./packing.js";
import { smallPicture } from "./pictures.js";
import { sumOf, vaultOf } from "./vault.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {{evidence: string, path: string, media: string, sha256: string}} Told */
/** @typedef {{course: string, course_title: string, edition: string, exported: number, name: string, events: unknown[], files: Told[]}} Table */

const LARGEST_ZIP = 300_000_000;
const MOST_ENTRIES = 2000;
const ID = /^[\w-]{1,100}$/;

/** `code` says why a portfolio is not taken. */
class PortfolioError extends Error {
  /** @param {"too-large" | "no-portfolio" | "newer" | "other-course" | "damaged"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {HTMLElement} panel
 * @param {File} file
 * @param {Context} context
 */
export async function bringPortfolio(panel, file, context) {
  const { words, book } = context;
  const entries = await entriesOf(file);
  const table = tableFrom(entries.get(TABLE));
  if (table.course !== book.course.id) throw new PortfolioError("other-course");
  if (!(await isWanted(table, context))) return tell(panel, { kind: "wrong", outcome: words.say("portfolio.not-brought") });
  tell(panel, { kind: "right", outcome: words.say("portfolio.bringing") });
  const brought = await merged(table, context);
  const { kept, refused } = await bringFiles(table, entries, context);
  const files = words.count("portfolio.files-brought", kept);
  const why = refused > 0 ? `${files} ${words.count("portfolio.files-refused", refused)}` : files;
  tell(panel, { kind: "right", outcome: words.count("portfolio.brought", brought), why });
}

/**
 * @param {File} file
 * @returns {Promise<Map<string, Uint8Array>>}
 */
async function entriesOf(file) {
  if (file.size > LARGEST_ZIP) throw new PortfolioError("too-large");
  const { unzipSync } = await import(assetUrl("vendor/zip.js"));
  let entries = 0;
  let letters = 0;
  /** @param {{name: string, originalSize: number}} entry what a bomb would unfold to is not unfolded */
  const filter = ({ name, originalSize }) => {
    entries += 1;
    letters += originalSize;
    if (entries > MOST_ENTRIES || letters > LARGEST_ZIP) throw new PortfolioError("too-large");
    return (name === TABLE || name.startsWith("files/")) && originalSize <= Math.max(LARGEST_FILE, 20_000_000);
  };
  try {
    return new Map(Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()), { filter })));
  } catch (error) {
    throw error instanceof PortfolioError ? error : new PortfolioError("damaged");
  }
}

/**
 * @param {Uint8Array | undefined} bytes
 * @returns {Table}
 */
function tableFrom(bytes) {
  if (!bytes) throw new PortfolioError("no-portfolio");
  const value = parsed(bytes);
  if (value["format"] !== FORMAT) throw new PortfolioError("no-portfolio");
  if (value["version"] !== VERSION) throw new PortfolioError(Number(value["version"]) > VERSION ? "newer" : "damaged");
  const { course, course_title, edition, exported, name, events, files } = value;
  const isWhole = [course, course_title, edition, name].every((each) => typeof each === "string") && Number.isInteger(exported);
  if (!isWhole || !Array.isArray(events) || !Array.isArray(files) || !files.every(isTold)) throw new PortfolioError("damaged");
  return /** @type {Table} */ ({ course, course_title, edition, exported, name, events, files });
}

/**
 * @param {Uint8Array} bytes
 * @returns {Record<string, unknown>}
 */
function parsed(bytes) {
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // as below
  }
  throw new PortfolioError("damaged");
}

/**
 * @param {unknown} value
 * @returns {value is Told}
 */
function isTold(value) {
  if (typeof value !== "object" || value === null) return false;
  const { evidence, path, media, sha256 } = /** @type {Record<string, unknown>} */ (value);
  return typeof evidence === "string" && ID.test(evidence) && typeof path === "string" && typeof media === "string" && typeof sha256 === "string";
}

/**
 * A portfolio of somebody else's would become part of one's own, so this is asked.
 *
 * @param {Table} table
 * @param {Context} context
 * @returns {Promise<boolean>}
 */
function isWanted({ name, exported, files }, { words }) {
  return new Promise((resolve) => {
    let wanted = false;
    const take = () => {
      wanted = true;
      dialog.close();
    };
    const told = { name: name || words.say("peer.somebody"), when: words.date(exported) };
    const dialog = openDialog(
      "bring-portfolio",
      words.say("portfolio.bring-title", told),
      el("p", {}, words.count("portfolio.bring-text", files.length)),
      el(
        "div",
        { class: "mk-dialog__actions" },
        button(words.say("portfolio.bring-yes"), "mk-button mk-button--primary", take, { "data-action": "bring", autofocus: "" }),
        button(words.say("portfolio.bring-no"), "mk-button", () => dialog.close(), { "data-action": "leave" }),
      ),
    );
    dialog.addEventListener("close", () => resolve(wanted));
  });
}

/**
 * The engine reads the events as strictly as those of a progress file.
 *
 * @param {Table} table
 * @param {Context} context
 * @returns {Promise<number>} how many were new
 */
async function merged({ course, course_title, edition, exported, events }, { session }) {
  const file = { format: "mkcourse-progress", version: 2, course, course_title, edition, exported, events, packs: [] };
  try {
    return (await session.merge(JSON.stringify(file))).added;
  } catch {
    throw new PortfolioError("damaged");
  }
}

/**
 * Only files that the evidence names, and only as they were.
 *
 * @param {Table} table
 * @param {Map<string, Uint8Array>} entries
 * @param {Context} context
 */
async function bringFiles({ files }, entries, context) {
  const { portfolio } = await context.session.told("portfolio");
  const pieces = new Map(Object.values(/** @type {import("./state.js").Portfolio} */ (portfolio).projects).flatMap(({ evidence }) => evidence.map((piece) => /** @type {const} */ ([piece.id, piece]))));
  let kept = 0;
  let refused = 0;
  for (const { evidence, path } of files) {
    const [piece, bytes] = [pieces.get(evidence), entries.get(path)];
    if (!piece) continue; // removed since
    if (!bytes || bytes.length > LARGEST_FILE || (await sumOf(bytes)) !== piece.sha256) refused += 1;
    else {
      const picture = await smallPicture(new Blob([/** @type {any} */ (bytes)], { type: piece.media ?? "" }));
      await (await vaultOf(context)).put(evidence, { bytes, picture });
      kept += 1;
    }
  }
  return { kept, refused };
}
