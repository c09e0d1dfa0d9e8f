// @ts-check
/** The form of a profile: the same for a learner, who keeps it, and for a teacher, who prepares one. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { announce } from "../status.js";
import { keptText } from "./fields.js";
import { interests } from "./interests.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Profile} Profile */
/** @typedef {(change: Partial<Profile>) => Promise<unknown>} SaveProfile */

const LONGEST = 4000;

/** Some beginnings for "what helps me"; none of them is a style, all of them are habits. */
const SUGGESTIONS = ["quiet", "draw", "aloud", "explain", "breaks", "ask", "morning", "together"];

/**
 * @param {Profile} profile
 * @param {Context} context
 * @param {SaveProfile} save
 * @param {AbortSignal} gone
 */
export function profileForm(profile, context, save, gone) {
  const { words } = context;
  return [
    card("about.title", words, interests(profile.interests, context, save), helps(profile, context, save, gone)),
    card("about.agreed", words, el("p", { class: "mk-quiet" }, words.say("about.agreed-why")), agreement("teacher", profile, words, save, gone), agreement("family", profile, words, save, gone)),
  ];
}

/**
 * @param {string} title
 * @param {import("../words.js").Words} words
 * @param {...(Node | null)} children
 */
function card(title, words, ...children) {
  return el("section", { class: "mk-card mk-about" }, el("h2", { class: "mk-card__title" }, words.say(title)), ...children);
}

/**
 * @param {Profile} profile
 * @param {Context} context
 * @param {SaveProfile} save
 * @param {AbortSignal} gone
 */
function helps(profile, { words }, save, gone) {
  const { element, area, keep } = keptText({
    ...{ label: words.say("about.helps"), help: words.say("about.helps-why"), value: profile.helps },
    ...{ longest: LONGEST, name: "helps", kept: words.say("week.kept"), gone, save: (helpsMe) => save({ helps: helpsMe }) },
  });
  const suggestions = SUGGESTIONS.map((name) => {
    const sentence = words.say(`about.suggest-${name}`);
    const press = button(sentence, "mk-button mk-button--small", () => {
      if (area.value.includes(sentence)) return;
      area.value = `${area.value.trimEnd()}${area.value.trim() ? "\n" : ""}${sentence}`;
      keep();
      announce(words.say("about.added", { sentence }));
    });
    press.prepend(icon("plus"));
    return press;
  });
  element.append(el("div", { class: "mk-suggestions", role: "group", "aria-label": words.say("about.suggestions") }, ...suggestions));
  return element;
}

/**
 * @param {"teacher" | "family"} whom
 * @param {Profile} profile
 * @param {import("../words.js").Words} words
 * @param {SaveProfile} save
 * @param {AbortSignal} gone
 */
function agreement(whom, profile, words, save, gone) {
  const saveIt = (/** @type {string} */ text) => save({ [whom]: text });
  return keptText({ label: words.say(`about.${whom}`), help: words.say(`about.${whom}-why`), value: profile[whom], longest: LONGEST, name: whom, kept: words.say("week.kept"), save: saveIt, gone }).element;
}
