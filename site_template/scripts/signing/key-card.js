// @ts-check
/** The key: made here, opened from its file or from this device, saved, and kept only if that is wanted. */

import { button, el } from "../dom.js";
import { saveBlob } from "../download.js";
import { icon } from "../icons.js";
import { fileChoice } from "../projects/fields.js";
import { courseId } from "../site.js";
import { announce } from "../status.js";
import { copyLine } from "./copy-line.js";
import { forgetKey, hasKeptKey } from "./kept-key.js";
import { keepForm, unlockForm } from "./keep-form.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./page.js").Key} Key */

/** A key file has a line; anything longer is something else. */
const LARGEST = 1000;
const KEY_BYTES = 32;

/**
 * @param {Context} context
 * @param {(key: Key | null) => void} held told when a key is there, or gone
 */
export function keyCard(context, held) {
  const { words } = context;
  const body = el("div", { class: "mk-stack" });
  const told = el("p", { class: "mk-field__trouble", role: "alert" });
  const title = el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say("signing.key-title"));

  /** @param {string} secret */
  const use = async (secret, outcome = words.say("signing.key-there")) => {
    told.textContent = "";
    try {
      const { public: line, known, file } = await context.session.told("sign-key", { secret });
      const key = { secret, public: line, known, file };
      body.replaceChildren(...open(key, context, close));
      held(key);
      title.focus();
      announce(outcome);
    } catch {
      told.textContent = words.say("signing.key-bad");
    }
  };
  const close = () => {
    body.replaceChildren(...closed(context, use, close));
    held(null);
    title.focus();
    announce(words.say("signing.key-closed"));
  };
  body.replaceChildren(...closed(context, use, close));
  return el("section", { class: "mk-card mk-form", "data-card": "key" }, title, body, told);
}

/**
 * No key is there yet.
 *
 * @param {Context} context
 * @param {(secret: string, outcome?: string) => Promise<void>} use
 * @param {() => void} close
 */
function closed(context, use, close) {
  const { words } = context;
  const make = button(words.say("signing.key-make"), "mk-button mk-button--primary", () => void use(newSecret(), words.say("signing.key-made")), { "data-action": "make-key" });
  make.prepend(icon("seal"));
  const press = button(words.say("signing.key-open"), "mk-button", () => {}, { "data-action": "open-key" });
  const file = fileChoice(press, {
    label: words.say("signing.key-file"),
    take: ([chosen]) => void (chosen && (chosen.size > LARGEST ? use("") : chosen.text().then((text) => use(text)))),
  });
  return [
    el("p", {}, words.say("signing.key-why")),
    hasKeptKey() ? unlockForm(context, use, () => { forgetKey(); close(); }) : null,
    el("p", { class: "mk-card__go" }, make, file),
  ].filter((each) => each !== null);
}

/**
 * The key is open: whether it counts, and what can be done with it.
 *
 * @param {Key} key
 * @param {Context} context
 * @param {() => void} close
 */
function open(key, context, close) {
  const { words } = context;
  const name = `${courseId()}.key`;
  const save = button(words.say("signing.key-save"), "mk-button mk-button--primary", () => {
    saveBlob(name, new Blob([key.file], { type: "text/plain" }));
    announce(words.say("exchange.saved", { name }));
  }, { "data-action": "save-key" });
  save.prepend(icon("save"));
  return [
    el("p", { class: `mk-result mk-result--${key.known ? "right" : "wrong"}`, "data-known": String(key.known) }, icon(key.known ? "right" : "flag"), el("span", {}, words.say(key.known ? "signing.key-known" : "signing.key-unknown"))),
    copyLine(words.say("signing.key-line"), `sign_off: ${key.public}`, words),
    el("p", {}, words.say("signing.key-guard")),
    el("p", { class: "mk-card__go" }, save, button(words.say("signing.key-close"), "mk-button mk-button--quiet", close, { "data-action": "close-key" })),
    keepForm(key, context),
  ];
}

function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
