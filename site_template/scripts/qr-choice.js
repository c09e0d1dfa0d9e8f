// @ts-check
/** The button that reads a QR code: from a picture that is taken or chosen, wherever the browser runs. */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { readQr } from "./qr.js";

/**
 * @param {import("./words.js").Words} words
 * @param {(found: string) => void} found
 * @param {(trouble: string) => void} trouble
 */
export function qrChoice(words, found, trouble) {
  const input = el("input", { type: "file", accept: "image/*", capture: "environment", class: "mk-visually-hidden", tabindex: "-1", "aria-label": words.say("sign-off.picture"), "data-action": "qr-picture" });
  const press = button(words.say("sign-off.picture"), "mk-button", () => input.click(), { "data-action": "qr" });
  press.prepend(icon("qr"));
  input.addEventListener("change", async () => {
    const [picture] = input.files ?? [];
    input.value = "";
    const told = picture ? await readQr(picture).catch(() => null) : null;
    if (told !== null) found(told);
    else if (picture) trouble(words.say("brief.no-qr"));
  });
  return el("span", { class: "mk-file-choice" }, press, input);
}
