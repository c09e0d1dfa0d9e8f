// @ts-check
/** Bringing levels from another device: a code is typed, or read from a picture or through the camera. */

import { codeIn } from "./bring-link.js";
import { openDialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { EngineError } from "./engine.js";
import { icon } from "./icons.js";
import { hasCamera, readQr, watchForQr } from "./qr.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {(outcome: string, why?: string) => void} Tell */

/**
 * @param {Context} context
 * @param {Tell} tell of levels that were brought
 */
export function bringCodeButton(context, tell) {
  const press = button(context.words.say("brief.bring"), "mk-button", () => askCode(context, tell), { "data-action": "bring-code" });
  press.prepend(icon("qr"));
  return press;
}

/**
 * @param {Context} context
 * @param {Tell} tell
 * @param {string} [code] if it is known already, as from a link
 */
export function askCode(context, tell, code = "") {
  const { words } = context;
  const stop = new AbortController();
  const field = el("input", { type: "text", id: "mk-brief", class: "mk-brief__field", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", value: code });
  const told = el("p", { class: "mk-form-error", role: "alert" });
  const view = el("div", { class: "mk-brief__camera" });
  const say = (/** @type {string} */ sentence) => {
    told.textContent = sentence;
  };
  const look = () => void lookAt(context, dialog, field.value, tell, say);
  const use = (/** @type {string | null} */ found) => {
    if (found === null) return say(words.say("brief.no-qr"));
    field.value = codeIn(found);
    look();
  };
  const form = el(
    "form",
    { class: "mk-person" },
    el("p", {}, words.say("brief.bring-how")),
    el("p", { class: "mk-person__field" }, el("label", { for: field.id }, words.say("brief.field")), field),
    told,
    el("div", { class: "mk-dialog__actions" }, el("button", { type: "submit", class: "mk-button mk-button--primary", "data-action": "look" }, words.say("brief.look")), ...pictureParts(words, view, use, say, stop.signal), button(words.say("brief.cancel"), "mk-button mk-button--quiet", () => dialog.close(), { "data-action": "close" })),
    view,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  const dialog = openDialog("bring-code", words.say("brief.bring-title"), form);
  dialog.addEventListener("close", () => stop.abort());
  field.focus();
  if (code) look();
}

/**
 * @param {Context["words"]} words
 * @param {HTMLElement} view where the camera's picture is shown
 * @param {(found: string | null) => void} use
 * @param {(sentence: string) => void} say
 * @param {AbortSignal} stop
 */
function pictureParts(words, view, use, say, stop) {
  const input = el("input", { type: "file", accept: "image/*", class: "mk-visually-hidden", tabindex: "-1", "aria-label": words.say("brief.photo"), "data-action": "photo-file" });
  input.addEventListener("change", async () => {
    const [picture] = input.files ?? [];
    input.value = "";
    if (picture) use(await readQr(picture));
  });
  const photo = button(words.say("brief.photo"), "mk-button", () => input.click(), { "data-action": "photo" });
  const camera = button(words.say("brief.camera"), "mk-button", () => {
    const video = el("video", { class: "mk-brief__video", muted: true, playsinline: true, "aria-label": words.say("brief.camera") });
    view.replaceChildren(video);
    watchForQr(video, stop)
      .then((found) => found !== null && use(found))
      .catch(() => say(words.say("brief.no-camera")))
      .finally(() => view.replaceChildren());
  }, { "data-action": "camera" });
  return [photo, input, ...(hasCamera() ? [camera] : [])];
}

/**
 * Says what a code would bring, before it is brought.
 *
 * @param {Context} context
 * @param {HTMLDialogElement} dialog
 * @param {string} text
 * @param {Tell} tell
 * @param {(sentence: string) => void} say
 */
async function lookAt(context, dialog, text, tell, say) {
  const { session, words, book } = context;
  const code = codeIn(text);
  if (code === "") return say(words.say("brief.none"));
  say("");
  announce(words.say("lock.working"));
  try {
    const { levels } = await session.told("levels", { code });
    const titles = Object.keys(levels).map((id) => book.title(id));
    if (titles.length === 0) return say(words.say("brief.empty"));
    showLevels(context, dialog, levels, titles, tell);
  } catch (error) {
    const why = error instanceof EngineError ? words.reason({ ...error.details, code: error.code }, new Map()) : "";
    say(why || words.say("engine.failed"));
  }
}

/**
 * @param {Context} context
 * @param {HTMLDialogElement} dialog
 * @param {Record<string, string>} levels
 * @param {string[]} titles
 * @param {Tell} tell
 */
function showLevels({ session, words }, dialog, levels, titles, tell) {
  const bring = button(words.say("brief.bring-yes"), "mk-button mk-button--primary", async () => {
    bring.disabled = true;
    await session.act("LevelsBrought", { levels });
    dialog.close();
    tell(words.count("brief.brought", titles.length), words.say("brief.to-confirm"));
  }, { "data-action": "bring-levels" });
  const title = dialog.querySelector("h2");
  dialog.replaceChildren(
    ...(title ? [title] : []),
    el("p", { "data-told": "levels" }, words.count("brief.holds", titles.length)),
    el("ul", { class: "mk-brief__titles" }, ...titles.map((each) => el("li", {}, each))),
    el("p", { class: "mk-quiet" }, words.say("brief.to-confirm")),
    el("div", { class: "mk-dialog__actions" }, bring, button(words.say("brief.cancel"), "mk-button mk-button--quiet", () => dialog.close(), { "data-action": "close" })),
  );
  bring.focus();
}
