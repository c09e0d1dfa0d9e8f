// @ts-check
/** Putting a passphrase on the profile of whoever is here, and taking it off. What it means is said before. */

import { el } from "./dom.js";
import { lockProfile, unlockProfile } from "./locking.js";
import { WrongPassphrase } from "./sealed-area.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {{name: string, label: string, complete: "new-password" | "current-password"}} Field */

/** Shorter ones are guessed in no time. */
const SHORTEST = 8;

/**
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function lockPart(context) {
  return context.door.current?.profile.lock ? unlockForm(context) : lockForm(context);
}

/** @param {Context} context */
function lockForm(context) {
  const { words } = context;
  const fields = /** @type {Field[]} */ ([
    { name: "first", label: words.say("lock.new"), complete: "new-password" },
    { name: "again", label: words.say("lock.again"), complete: "new-password" },
  ]);
  const understood = el("label", { class: "mk-check" }, el("input", { type: "checkbox", name: "understood", required: true }), el("span", {}, words.say("lock.understood")));
  return passphraseForm(context, "lock", [words.say("lock.why"), words.say("lock.forgotten")], fields, understood, words.say("lock.put-on"), async ({ first, again }) => {
    if ([...(first ?? "")].length < SHORTEST) return words.say("lock.too-short", { count: SHORTEST });
    if (first !== again) return words.say("lock.differ");
    await lockProfile(context.door.area, context.door.profiles, context.door.current?.profile.id ?? "", first ?? "");
    return "";
  });
}

/** @param {Context} context */
function unlockForm(context) {
  const { words } = context;
  const fields = /** @type {Field[]} */ ([{ name: "first", label: words.say("lock.current"), complete: "current-password" }]);
  return passphraseForm(context, "unlock", [words.say("lock.on-why")], fields, null, words.say("lock.take-off"), async ({ first }) => {
    await unlockProfile(context.door.area, context.door.profiles, context.door.current?.profile.id ?? "", first ?? "");
    return "";
  });
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {string[]} sentences
 * @param {Field[]} fields
 * @param {HTMLElement | null} more
 * @param {string} send
 * @param {(values: Record<string, string>) => Promise<string>} take gives what is wrong, "" where all is well
 */
function passphraseForm({ words }, name, sentences, fields, more, send, take) {
  const told = el("p", { class: "mk-form-error", role: "alert" });
  const press = el("button", { type: "submit", class: "mk-button mk-button--primary" }, send);
  const inputs = fields.map((field) => el("input", { type: "password", id: `mk-${name}-${field.name}`, name: field.name, class: "mk-person__name", autocomplete: field.complete, required: true }));
  const form = el(
    "form",
    { class: "mk-person", "data-form": name },
    ...sentences.map((sentence) => el("p", {}, sentence)),
    ...fields.map((field, at) => el("p", { class: "mk-person__field" }, el("label", { for: inputs[at]?.id ?? "" }, field.label), inputs[at])),
    more,
    told,
    el("p", {}, press),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    press.disabled = true;
    announce(words.say("lock.working"));
    await new Promise((painted) => setTimeout(painted, 50));
    const wrong = await take(Object.fromEntries(inputs.map((input) => [input.name, input.value]))).catch((error) =>
      words.say(error instanceof WrongPassphrase ? "lock.wrong" : "who.no-room"),
    );
    if (wrong === "") location.reload();
    told.textContent = wrong;
    press.disabled = false;
  });
  return form;
}
