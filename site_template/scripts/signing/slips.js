// @ts-check
/** The codes of a signing: to hand over as links and QR codes, as files, or cut out of paper. */

import { button, el } from "../dom.js";
import { saveBlob, saveFile } from "../download.js";
import { icon } from "../icons.js";
import { fullDay } from "../projects/sign-off.js";
import { drawnQr } from "../qr.js";
import { assetUrl, courseId, siteUrl } from "../site.js";
import { announce } from "../status.js";
import { copyLine } from "./copy-line.js";
import { localLinkNote } from "./local-link.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./sign-card.js").Signed} Signed */
/** @typedef {import("./sign-card.js").Said} Said */

/** A code is taken back by so many of its last letters. */
const REVOKED_LETTERS = 12;

/**
 * @param {Signed[]} signed
 * @param {Said} said
 * @param {Context} context
 */
export function slips(signed, said, context) {
  const { words } = context;
  const print = button(words.say("signing.print"), "mk-button mk-button--primary", () => window.print(), { "data-action": "print" });
  print.prepend(icon("book"));
  const save = button(words.say(signed.length > 1 ? "signing.save-all" : "signing.save-one"), "mk-button", () => void saveFiles(signed, words), { "data-action": "save-codes" });
  save.prepend(icon("save"));
  return el(
    "section",
    { class: "mk-card mk-slips", "data-card": "codes" },
    el("h2", { class: "mk-card__title" }, words.count("signing.codes-title", signed.length)),
    el("p", { class: "mk-no-print" }, words.say("signing.codes-how")),
    ...localLinkNote(words),
    el("p", { class: "mk-card__go mk-no-print" }, print, save),
    el("ul", { class: "mk-slips__list" }, ...signed.map((one) => slip(one, said, context))),
  );
}

/**
 * @param {Signed} signed
 * @param {Said} said
 * @param {Context} context
 */
function slip({ name, learner, code, short }, { subject, levelText, by, day }, { words, book }) {
  const link = linkOf(code);
  const picture = el("div", { class: "mk-slip__qr" });
  drawnQr(link, words.say("signing.qr-label", { name })).then((svg) => picture.replaceChildren(svg), () => {});
  return el(
    "li",
    { class: "mk-slip", "data-learner": learner, "data-short": short },
    picture,
    el(
      "div",
      { class: "mk-slip__told" },
      el("h3", { class: "mk-slip__name", dir: "auto" }, name),
      el("p", {}, `${book.title(subject)} · ${levelText}`),
      el("p", { class: "mk-quiet" }, words.say("sign-off.by", { by }), ` · ${fullDay(day)}`),
      el("p", { class: "mk-slip__short" }, words.say("signing.short-label"), " ", el("strong", { dir: "ltr" }, short)),
      el("div", { class: "mk-no-print" }, copyLine(words.say("signing.link-of", { name }), link, words), el("p", { class: "mk-quiet" }, words.say("signing.back-letters"), " ", el("code", {}, code.slice(-REVOKED_LETTERS)))),
    ),
  );
}

/** @param {string} code */
function linkOf(code) {
  return siteUrl(`portfolio/#sign=${code}`);
}

/**
 * One file, or a ZIP with one for each learner.
 *
 * @param {Signed[]} signed
 * @param {import("../words.js").Words} words
 */
async function saveFiles(signed, words) {
  const files = signed.map(({ name, code }, at) => ({ name: `${courseId()}-sign-off-${fileName(name) || at + 1}.json`, content: JSON.stringify({ format: "mkcourse-sign-off", version: 1, course: courseId(), code }) }));
  const [first] = files;
  let saved = first?.name ?? "";
  if (first && files.length === 1) saveFile(first.name, first.content);
  else {
    const { strToU8, zipSync } = await import(assetUrl("vendor/zip.js"));
    const entries = Object.fromEntries(files.map(({ name, content }, at) => [files.findIndex((other) => other.name === name) === at ? name : name.replace(".json", `-${at + 1}.json`), strToU8(content)]));
    saved = `${courseId()}-sign-offs.zip`;
    saveBlob(saved, new Blob([zipSync(entries)], { type: "application/zip" }));
  }
  announce(words.say("exchange.saved", { name: saved }));
}

/** @param {string} name */
export function fileName(name) {
  return name.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase();
}
