// @ts-check
/** Passphrases of a key: put on when it is kept on this device, asked for when it is opened again. */

import { button, el } from "../dom.js";
import { labelled } from "../plan/fields.js";
import { WrongPassphrase } from "../sealed-area.js";
import { announce } from "../status.js";
import { forgetKey, hasKeptKey, keepKey, openKeptKey } from "./kept-key.js";

/** @typedef {import("../context.js").Context} Context */

/** Shorter ones are guessed in no time. */
const SHORTEST = 8;

/**
 * @param {import("./page.js").Key} key
 * @param {Context} context
 */
export function keepForm(key, context) {
  const { words } = context;
  const details = el("details", { class: "mk-evidence" });
  const draw = () => {
    const [first, again] = [passphraseInput("first", "new-password"), passphraseInput("again", "new-password")];
    const form = asked([labelled(words.say("lock.new"), first), labelled(words.say("lock.again"), again)], words.say("signing.keep"), words, async () => {
      if ([...first.value].length < SHORTEST) return words.say("lock.too-short", { count: SHORTEST });
      if (first.value !== again.value) return words.say("lock.differ");
      await keepKey(key.secret, first.value);
      kept();
      announce(words.say("signing.kept"));
      return "";
    });
    details.replaceChildren(el("summary", {}, words.say("signing.keep-title")), el("p", {}, words.say("signing.keep-why")), form);
  };
  const kept = () => {
    const forget = button(words.say("signing.forget"), "mk-button", () => {
      forgetKey();
      draw();
      announce(words.say("signing.forgotten"));
    }, { "data-action": "forget-key" });
    details.replaceChildren(el("summary", {}, words.say("signing.keep-title")), el("p", {}, words.say("signing.kept")), el("p", { class: "mk-card__go" }, forget));
  };
  if (hasKeptKey()) kept();
  else draw();
  return details;
}

/**
 * @param {Context} context
 * @param {(secret: string) => Promise<void>} use
 * @param {() => void} forget
 */
export function unlockForm({ words }, use, forget) {
  const input = passphraseInput("passphrase", "current-password");
  const form = asked([labelled(words.say("signing.unlock"), input)], words.say("signing.unlock-press"), words, async () => {
    await use(await openKeptKey(input.value));
    return "";
  });
  form.lastElementChild?.append(button(words.say("signing.forget"), "mk-button mk-button--quiet", forget, { "data-action": "forget-key" }));
  return form;
}

/**
 * @param {string} name
 * @param {"new-password" | "current-password"} complete
 */
function passphraseInput(name, complete) {
  return el("input", { type: "password", name, autocomplete: complete, required: true });
}

/**
 * @param {HTMLElement[]} fields
 * @param {string} send
 * @param {import("../words.js").Words} words
 * @param {() => Promise<string>} take gives what is wrong, "" where all is well
 */
function asked(fields, send, words, take) {
  const told = el("p", { class: "mk-field__trouble", role: "alert" });
  const press = el("button", { type: "submit", class: "mk-button" }, send);
  const form = el("form", { class: "mk-form", novalidate: true }, ...fields, told, el("p", { class: "mk-card__go" }, press));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    press.disabled = true;
    told.textContent = "";
    announce(words.say("lock.working"));
    await new Promise((painted) => setTimeout(painted, 50));
    told.textContent = await take().catch((error) => words.say(error instanceof WrongPassphrase ? "lock.wrong" : "who.no-room"));
    press.disabled = false;
  });
  return form;
}
