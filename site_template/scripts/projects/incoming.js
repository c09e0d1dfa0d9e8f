// @ts-check
/** What is brought in: a friend's work, a friend's feedback, a portfolio, a teacher's code. From a file or a link. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { siteUrl } from "../site.js";
import { announce } from "../status.js";
import { fileChoice } from "./fields.js";
import { fromLink, LARGEST_PEER_FILE, PeerError, readPeerFile } from "./peer-files.js";

/** @typedef {import("../context.js").Context} Context */

const ZIP = "application/zip,.zip";
const JSON_FILE = "application/json,.json";

/**
 * The button that brings in what a friend has handed over.
 *
 * @param {HTMLElement} panel where it is shown
 * @param {Context} context
 * @param {boolean} [whole] whether portfolios are taken, too
 */
export function bringChoice(panel, context, whole = false) {
  const { words } = context;
  const press = button(words.say(whole ? "portfolio.bring" : "peer.bring"), "mk-button", () => {}, { "data-action": "bring-peer-file" });
  press.prepend(icon("bring"));
  return fileChoice(press, {
    label: words.say(whole ? "portfolio.bring-label" : "peer.bring-label"),
    accept: whole ? `${ZIP},${JSON_FILE}` : JSON_FILE,
    take: ([file]) => void (file && bringFile(panel, file, context)),
  });
}

/**
 * @param {HTMLElement} panel
 * @param {File} file
 * @param {Context} context
 */
export async function bringFile(panel, file, context) {
  try {
    if (await isZip(file)) {
      const { bringPortfolio } = await import("./bringing.js");
      return await bringPortfolio(panel, file, context);
    }
    if (file.size > LARGEST_PEER_FILE) throw new PeerError("too-large");
    await bringText(panel, await file.text(), context);
  } catch (error) {
    refuse(panel, error, context);
  }
}

/**
 * What the end of the page's address brings along, if it does; it is taken off there.
 *
 * @param {HTMLElement} panel
 * @param {Context} context
 */
export async function bringAddress(panel, context) {
  const [, what = "", told = ""] = /^#(look|feedback|sign)=([\w.-]{1,8000})$/.exec(location.hash) ?? [];
  if (what === "") return;
  history.replaceState(history.state, "", siteUrl("portfolio/"));
  try {
    if (what === "sign") {
      const { bringCode } = await import("./sign-off.js");
      tell(panel, await bringCode(told, context));
    } else await bringText(panel, fromLink(told), context);
  } catch (error) {
    refuse(panel, error, context);
  }
}

/**
 * @param {HTMLElement} panel
 * @param {string} text
 * @param {Context} context
 */
async function bringText(panel, text, context) {
  const { book, session, words } = context;
  const signed = signedIn(text);
  if (signed) {
    const { bringCode } = await import("./sign-off.js");
    return tell(panel, await bringCode(signed, context));
  }
  const told = readPeerFile(text, book.course.id, book.projects);
  if (told.format === "mkcourse-look") {
    const { showLook } = await import("./look-form.js");
    return showLook(panel, told, context);
  }
  const { project, review, by, scores, good, next } = told;
  await session.act("PeerReviewed", { project, review, by, scores, good, next });
  tell(panel, { kind: "right", outcome: words.say("peer.brought", { name: by || words.say("peer.somebody"), title: book.title(project) }) });
}

/**
 * The code in a teacher's sign-off file, null where it is another file; the engine reads the code strictly.
 *
 * @param {string} text
 * @returns {string | null}
 */
function signedIn(text) {
  try {
    const { format, code } = JSON.parse(text.replace(/^\ufeff/, ""));
    return format === "mkcourse-sign-off" && typeof code === "string" ? code : null;
  } catch {
    return null;
  }
}

/** @param {File} file */
async function isZip(file) {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return start[0] === 0x50 && start[1] === 0x4b;
}

/**
 * @param {HTMLElement} panel
 * @param {unknown} error
 * @param {Context} context
 */
export function refuse(panel, error, { words }) {
  const key = `peer.refused-${/** @type {{code?: string}} */ (error)?.code ?? ""}`;
  tell(panel, { kind: "wrong", outcome: words.say("peer.refused"), why: words.say(words.has(key) ? key : "project.failed") });
}

/**
 * @param {HTMLElement} panel
 * @param {{kind: "right" | "wrong", outcome: string, why?: string}} result
 */
export function tell(panel, { kind, outcome, why = "" }) {
  panel.replaceChildren(
    el("p", { class: `mk-result mk-result--${kind}`, "data-result": kind }, icon(kind === "right" ? "right" : "again"), el("span", {}, el("strong", {}, outcome), why ? ` ${why}` : "")),
  );
  announce(outcome, why || null);
}
