// @ts-check
/** The learner's own judgement of a project, by its rubric. */

import { button, el } from "../dom.js";
import { announce } from "../status.js";
import { textField } from "./fields.js";
import { RubricForm } from "./rubric-form.js";
import { projectPage, watchPortfolio } from "./state.js";

/** @typedef {import("../context.js").Context} Context */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export async function mount(place, context, gone) {
  const { words, session } = context;
  const project = place.dataset["project"] ?? "";
  const page = await projectPage(project);
  const form = new RubricForm(page, words);
  const next = textField(words.say("assessment.next"), { rows: 3, longest: 1000 });
  const told = el("p", { class: "mk-quiet", "data-told": "assessment" });
  const keep = async () => {
    const missing = form.missing();
    if (missing) {
      told.textContent = words.say("assessment.missing");
      announce(words.say("assessment.missing"));
      return missing.focus();
    }
    const kept = session.act("SelfAssessed", { project, scores: form.scores(), text: next.input.value.trim() });
    await kept.then(() => announce(words.say("assessment.kept")), () => announce(words.say("project.failed")));
  };
  const press = button(words.say("assessment.keep"), "mk-button mk-button--primary", () => void keep(), { "data-action": "assess" });
  place.replaceChildren(form.element, next.element, el("p", { class: "mk-project__go" }, press, told));
  let shown = 0;
  watchPortfolio(context, gone, ({ projects }) => {
    const assessment = projects[project]?.assessment;
    if (!assessment || assessment.at === shown) return; // what is being chosen stays chosen
    shown = assessment.at;
    form.fill(assessment.scores);
    next.input.value = assessment.text;
    told.textContent = words.say("assessment.at", { when: words.date(assessment.at) });
  });
}
