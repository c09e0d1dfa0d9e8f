// @ts-check
/** What I can do as a short code to copy by hand, and as a QR code for another device's camera. */

import { bringLink } from "./bring-link.js";
import { openDialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { drawnQr } from "./qr.js";

/** @typedef {import("./context.js").Context} Context */

/** @param {Context} context */
export function codeButton(context) {
  const press = button(context.words.say("brief.show"), "mk-button", () => void showCode(context), { "data-action": "code" });
  press.prepend(icon("qr"));
  return press;
}

/** @param {Context} context */
async function showCode({ session, words }) {
  const body = el("div", { class: "mk-brief" }, el("p", { class: "mk-quiet" }, words.say("lock.working")));
  const dialog = openDialog("code", words.say("brief.title"), body, el("div", { class: "mk-dialog__actions" }, button(words.say("notice.close"), "mk-button", () => dialog.close(), { "data-action": "close" })));
  try {
    const { code } = await session.told("code");
    const picture = await drawnQr(bringLink(code), words.say("brief.qr-label"));
    body.replaceChildren(
      el("p", {}, words.say("brief.how")),
      el("div", { class: "mk-brief__picture" }, picture),
      el("p", {}, words.say("brief.by-hand")),
      el("output", { class: "mk-brief__letters", "data-code": code }, code),
      el("p", { class: "mk-quiet" }, words.say("brief.only-levels")),
    );
  } catch {
    body.replaceChildren(el("p", { role: "alert" }, words.say("engine.failed")));
  }
}
