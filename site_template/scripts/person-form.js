// @ts-check
/** A form for who somebody is: a name, a picture of ours, a colour. */

import { avatar, COLOURS, PICTURES } from "./avatar.js";
import { el } from "./dom.js";
import { LONGEST_NAME } from "./profiles.js";

/** @typedef {{name: string, picture: string, colour: string}} Person */
/** @typedef {import("./words.js").Words} Words */

let forms = 0;

/**
 * @param {Words} words
 * @param {Person} person
 * @param {string} send what the button says
 * @param {(person: Person) => void} take
 * @returns {HTMLFormElement}
 */
export function personForm(words, person, send, take) {
  forms += 1;
  const name = el("input", { type: "text", id: `mk-name-${forms}`, class: "mk-person__name", maxlength: String(LONGEST_NAME), autocomplete: "off", value: person.name });
  const face = el("span", { class: "mk-person__face" }, avatar(person));
  const form = el(
    "form",
    { class: "mk-person" },
    el("div", { class: "mk-person__row" }, face, el("p", { class: "mk-person__field" }, el("label", { for: name.id }, words.say("who.name")), name)),
    choices(words, "picture", PICTURES, person.picture, (picture) => avatar({ picture, colour: "grey" })),
    choices(words, "colour", COLOURS, person.colour, (colour) => avatar({ picture: "blank", colour })),
    el("p", {}, el("button", { type: "submit", class: "mk-button mk-button--primary", "data-action": "save-person" }, send)),
  );
  const read = () => personIn(form, name);
  form.addEventListener("change", () => face.replaceChildren(avatar(read())));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(read());
  });
  return form;
}

/** @returns {Person} whom nobody knows yet, with a picture so that the choice is begun */
export function newPerson() {
  const any = (/** @type {string[]} */ list) => list[Math.floor(Math.random() * list.length)] ?? "";
  return { name: "", picture: any(PICTURES), colour: any(COLOURS) };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} name
 * @returns {Person}
 */
function personIn(form, name) {
  const data = new FormData(form);
  return { name: name.value.trim(), picture: String(data.get("picture") ?? ""), colour: String(data.get("colour") ?? "") };
}

/**
 * @param {Words} words
 * @param {"picture" | "colour"} what
 * @param {string[]} names
 * @param {string} chosen
 * @param {(name: string) => HTMLElement} draw
 */
function choices(words, what, names, chosen, draw) {
  return el(
    "fieldset",
    { class: `mk-person__choices mk-person__choices--${what}` },
    el("legend", {}, words.say(`who.${what}`)),
    ...names.map((name) =>
      el(
        "label",
        { class: "mk-person__choice" },
        el("input", { type: "radio", name: what, value: name, checked: name === chosen }),
        draw(name),
        el("span", { class: "mk-visually-hidden" }, words.say(`who.${what}-${name}`)),
      ),
    ),
  );
}
