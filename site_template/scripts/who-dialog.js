// @ts-check
/** "Who are you?": everybody who learns on this device, somebody new, or a guest. Reading goes on without it. */

import { avatar } from "./avatar.js";
import { openDialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { newPerson, personForm } from "./person-form.js";
import { announce } from "./status.js";

/** @typedef {import("./door.js").Door} Door */
/** @typedef {import("./profiles.js").Profile} Profile */
/** @typedef {import("./words.js").Words} Words */

/**
 * @param {Door} door
 * @param {Words} words
 */
export function askWho(door, words) {
  if (document.querySelector('[data-dialog="who"]')) return;
  const body = el("div", { class: "mk-who-dialog" });
  const dialog = openDialog("who", words.say("who.title"), body);
  const close = () => dialog.close();
  door.addEventListener("entered", close, { once: true });
  showPeople(body, door, words, close);
}

/**
 * @param {HTMLElement} body
 * @param {Door} door
 * @param {Words} words
 * @param {() => void} close
 */
function showPeople(body, door, words, close) {
  const back = () => {
    showPeople(body, door, words, close);
    body.querySelector("button")?.focus(); // what had the focus is gone
  };
  const people = door.profiles.all().map((profile) =>
    el("li", {}, personButton(profile, words, () => {
      if (profile.lock) askPassphrase(body, door, words, profile, back);
      else void door.enter(profile);
    })),
  );
  body.replaceChildren(
    el("ul", { class: "mk-people" }, ...people),
    el(
      "div",
      { class: "mk-dialog__actions" },
      button(words.say("who.new"), "mk-button", () => askNew(body, door, words, back), { "data-action": "new" }),
      button(words.say("who.guest"), "mk-button", () => door.enterAsGuest(), { "data-action": "guest" }),
      el("p", { class: "mk-quiet" }, words.say("who.guest-why")),
      button(words.say("who.just-read"), "mk-button mk-button--quiet", close, { "data-action": "just-read" }),
    ),
  );
}

/**
 * @param {Profile} profile
 * @param {Words} words
 * @returns {string} the name, or what stands in for it
 */
export function nameOf(profile, words) {
  return profile.name || words.say("who.nameless");
}

/**
 * @param {Profile} profile
 * @param {Words} words
 * @param {() => void} press
 */
function personButton(profile, words, press) {
  const made = button("", "mk-people__one", press, { "data-profile": profile.id });
  made.append(avatar(profile), el("span", { class: "mk-people__name" }, nameOf(profile, words)));
  if (profile.lock) made.append(icon("lock"), el("span", { class: "mk-visually-hidden" }, words.say("who.locked")));
  return made;
}

/**
 * @param {HTMLElement} body
 * @param {Door} door
 * @param {Words} words
 * @param {() => void} back
 */
function askNew(body, door, words, back) {
  const form = personForm(words, newPerson(), words.say("who.begin"), (person) => {
    try {
      door.add(person);
      location.reload();
    } catch {
      announce(words.say("store.failed"), words.say("who.no-room"));
      form.append(el("p", { class: "mk-form-error", role: "alert" }, words.say("who.no-room")));
    }
  });
  body.replaceChildren(form, el("p", {}, button(words.say("who.back"), "mk-button mk-button--quiet", back, { "data-action": "back" })));
  form.querySelector("input")?.focus();
}

/**
 * @param {HTMLElement} body
 * @param {Door} door
 * @param {Words} words
 * @param {Profile} profile
 * @param {() => void} back
 */
function askPassphrase(body, door, words, profile, back) {
  const field = el("input", { type: "password", id: "mk-passphrase", class: "mk-person__name", autocomplete: "current-password", required: true });
  const told = el("p", { class: "mk-form-error", role: "alert" });
  const form = el(
    "form",
    { class: "mk-person" },
    el("div", { class: "mk-person__row" }, avatar(profile), el("p", { class: "mk-person__field" }, el("label", { for: field.id }, words.say("lock.of", { name: nameOf(profile, words) })), field)),
    told,
    el("div", { class: "mk-dialog__actions" }, el("button", { type: "submit", class: "mk-button mk-button--primary", "data-action": "unlock" }, words.say("lock.open")), button(words.say("who.back"), "mk-button mk-button--quiet", back, { "data-action": "back" })),
    el("p", { class: "mk-quiet" }, words.say("lock.forgotten")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    told.textContent = "";
    announce(words.say("lock.opening"));
    door.enter(profile, field.value).catch(() => {
      told.textContent = words.say("lock.wrong");
      field.select();
    });
  });
  body.replaceChildren(form);
  field.focus();
}
