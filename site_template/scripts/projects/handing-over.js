// @ts-check
/** Handing something to a friend: as a file, and where it is short enough as a link with its QR code. */

import { button, el } from "../dom.js";
import { saveFile } from "../download.js";
import { icon } from "../icons.js";
import { assetUrl, siteUrl } from "../site.js";
import { announce } from "../status.js";
import { inLink, LONGEST_IN_LINK } from "./peer-files.js";

/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("./peer-files.js").Look | import("./peer-files.js").Feedback} Content */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Content} content
 * @param {string} name of the file
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function handingOver(content, name, words) {
  const told = el("div", { class: "mk-handing__told" });
  const save = () => {
    saveFile(name, JSON.stringify(content));
    const said = words.say("peer.saved", { name });
    told.replaceChildren(el("p", { "data-told": "saved" }, said));
    announce(said);
  };
  const file = button(words.say("peer.save-file"), "mk-button mk-button--primary", save, { "data-action": "save-peer-file" });
  file.prepend(icon("save"));
  const letters = inLink(content);
  const isShort = letters.length <= LONGEST_IN_LINK;
  const link = siteUrl(`portfolio/#${content.format === "mkcourse-look" ? "look" : "feedback"}=${letters}`);
  const code = isShort ? button(words.say("peer.show-code"), "mk-button", () => void show(told, link, words), { "data-action": "show-code" }) : null;
  return el("div", { class: "mk-handing" }, el("p", { class: "mk-project__go" }, file, code), isShort ? null : el("p", { class: "mk-quiet" }, words.say("peer.too-long")), told);
}

/**
 * @param {HTMLElement} place
 * @param {string} link
 * @param {Words} words
 */
async function show(place, link, words) {
  const id = "mk-handing-link";
  const field = el("input", { id, class: "mk-field__input", readonly: true, value: link, "data-field": "link" });
  field.addEventListener("focus", () => field.select());
  place.replaceChildren(
    await codePicture(link, words.say("peer.code-label")).catch(() => ""),
    el("p", { class: "mk-quiet" }, words.say("peer.code-how")),
    el("div", { class: "mk-field" }, el("label", { for: id, class: "mk-field__label" }, words.say("peer.link")), field),
  );
  announce(words.say("peer.code-shown"));
}

/**
 * @param {string} text
 * @param {string} label
 * @returns {Promise<SVGSVGElement>}
 */
export async function codePicture(text, label) {
  const { encodeQR } = await import(assetUrl("vendor/qr.js"));
  /** @type {boolean[][]} */
  const rows = encodeQR(text, "raw", { ecc: "low", border: 2 });
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "mk-qr");
  svg.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: rows.length, height: rows.length, class: "mk-qr__ground" })) ground.setAttribute(name, String(value));
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("class", "mk-qr__dark");
  dark.setAttribute("d", rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""));
  svg.append(ground, dark);
  return svg;
}
