// @ts-check
/** <mk-plan-editor>: a teacher prepares a plan for one student or a group, with the same forms, and hands it over. */

import { el } from "../dom.js";
import { EngineError } from "../engine.js";
import { icon } from "../icons.js";
import { openedPlanFile } from "../plan/open-plan-file.js";
import { profileForm } from "../plan/profile-form.js";
import { fileChoice } from "../projects/fields.js";
import { announce } from "../status.js";
import { button } from "../dom.js";
import { calendarCard } from "./calendar-card.js";
import { emptyDraft } from "./draft.js";
import { focusCard } from "./focus-card.js";
import { goalsCard } from "./goals-card.js";
import { handOverCard } from "./hand-over-card.js";
import { whomCard } from "./whom-card.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./draft.js").Draft} Draft */

/** Progress files of years are smaller. */
const LARGEST = 20_000_000;

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const { words } = context;
  let draft = emptyDraft();
  const trouble = el("div", { class: "mk-exchange__result" });
  const body = el("div", { class: "mk-stack" });
  const draw = () => body.replaceChildren(...parts(draft, context, gone));
  /** @param {Draft} found @param {string} outcome */
  const begin = (found, outcome) => {
    draft = found;
    trouble.replaceChildren();
    draw();
    body.querySelector("h2")?.focus();
    announce(outcome);
  };
  const opened = openedPlanFile(context, "editor.open", ({ by, for: whose, note, content }) => begin(emptyDraft({ from: by, learners: whose, note, ...content }), words.say("editor.opened")), (told) => trouble.replaceChildren(told));
  const progress = fromProgress(context, (told) => begin(emptyDraft({ learners: told.name, ...told.content }), words.say("planning.begun", { name: told.name || words.say("planning.somebody") })), (told) => trouble.replaceChildren(told));
  place.replaceChildren(el("p", { class: "mk-card__go" }, opened, progress), trouble, body);
  draw();
}

/**
 * @param {Draft} draft
 * @param {Context} context
 * @param {AbortSignal} gone
 */
function parts(draft, context, gone) {
  const saveProfile = async (/** @type {Partial<import("../types.js").Profile>} */ change) => void Object.assign(draft.profile, change);
  const calendar = calendarCard(draft, context);
  return [whomCard(draft, context), focusCard(draft, context), goalsCard(draft, context.words), calendar.element, ...profileForm(draft.profile, context, saveProfile, gone), handOverCard(draft, context, calendar.taken)];
}

/**
 * The button that begins with what a student's progress file says.
 *
 * @param {Context} context
 * @param {(told: {name: string, content: import("../types.js").PlanFileTold["content"]}) => void} begun
 * @param {(trouble: HTMLElement) => void} refused
 */
function fromProgress({ session, words }, begun, refused) {
  const press = button(words.say("planning.from-progress"), "mk-button", () => {}, { "data-action": "from-progress" });
  press.prepend(icon("bring"));
  return fileChoice(press, {
    label: words.say("planning.progress-file"),
    accept: "application/json,.json",
    take: async ([file]) => {
      try {
        if (!file || file.size > LARGEST) throw new EngineError("file-too-big", { most: LARGEST });
        begun((await session.told("plan-of", { file: await file.text() })).plan_of);
      } catch {
        const why = words.say("signing.not-progress");
        refused(el("p", { class: "mk-result mk-result--wrong", "data-result": "wrong" }, icon("again"), el("span", {}, why)));
        announce(why);
      }
    },
  });
}
