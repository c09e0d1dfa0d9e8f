// @ts-check
/** What is signed, for whom: the form, and its codes below. */

import { el } from "../dom.js";
import { dateInput, labelled, textInput } from "../plan/fields.js";
import { projectPage } from "../projects/state.js";
import { announce } from "../status.js";
import { learnersIn } from "./learners.js";
import { learnersField } from "./learners-field.js";
import { slips } from "./slips.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./page.js").Key} Key */
/** @typedef {{learner: string, name: string, code: string, short: string}} Signed */
/** @typedef {{kind: "project" | "competency", subject: string, level: string, levelText: string, by: string, day: string}} Said */

const LEVELS = ["practised", "secure", "retained"];
const LONGEST = 100;
const MARK = ":";

/**
 * @param {Key} key
 * @param {Context} context
 */
export function signCard(key, context) {
  const { words } = context;
  const what = el("select", { name: "subject" }, ...subjects(context));
  const level = el("select", { name: "level" });
  const by = textInput("by", "", LONGEST);
  const day = dateInput("day", today());
  const learners = learnersField(context, words.say("signing.learners-help"));
  const told = el("p", { class: "mk-field__trouble", role: "alert" });
  const result = el("div", { class: "mk-signed", tabindex: "-1" });
  const levels = async () => level.replaceChildren(...(await levelsOf(what.value, context)));
  what.addEventListener("change", () => void levels());
  void levels();
  const form = el(
    "form",
    { class: "mk-card mk-form", novalidate: true, "data-card": "sign" },
    el("h2", { class: "mk-card__title" }, words.say("signing.sign-title")),
    el("div", { class: "mk-form__row" }, labelled(words.say("signing.what"), what), labelled(words.say("signing.level"), level)),
    el("div", { class: "mk-form__row" }, labelled(words.say("signing.by"), by), labelled(words.say("signing.day"), day)),
    learners.element,
    told,
    el("p", { class: "mk-card__go" }, el("button", { type: "submit", class: "mk-button mk-button--primary", "data-action": "sign" }, words.say("signing.sign"))),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const whom = learnersIn(learners.area.value);
    told.textContent = !by.value.trim() ? words.say("signing.no-name") : whom.length === 0 ? words.say("signing.no-learner") : !day.value ? words.say("signing.no-day") : "";
    if (told.textContent) return (!by.value.trim() ? by : whom.length === 0 ? learners.area : day).focus();
    const [kind = "", subject = ""] = what.value.split(MARK);
    const said = /** @type {Said} */ ({ kind, subject, level: level.value, levelText: level.selectedOptions[0]?.textContent ?? "", by: by.value.trim(), day: day.value });
    announce(words.say("lock.working"));
    result.replaceChildren(); // the codes of before must not be handed out for these
    try {
      const { codes } = await context.session.told("sign", { secret: key.secret, by: said.by, day: said.day, for: whom.map(({ learner }) => ({ learner, kind, subject, level: said.level })) });
      const signed = /** @type {Signed[]} */ (codes).map((one, at) => ({ ...one, name: whom[at]?.name ?? one.learner }));
      result.replaceChildren(slips(signed, said, context));
      result.focus();
      announce(words.count("signing.signed", signed.length));
    } catch {
      told.textContent = words.say("signing.failed");
    }
  });
  return el("div", { class: "mk-stack" }, form, result);
}

/**
 * Projects first, where there are any, then competencies.
 *
 * @param {Context} context
 */
function subjects({ book, words }) {
  const option = (/** @type {string} */ kind) => (/** @type {{id: string, title: string}} */ { id, title }) => el("option", { value: `${kind}${MARK}${id}` }, title);
  const groups = [
    { label: words.say("signing.projects"), options: [...book.projects.values()].map(option("project")) },
    { label: words.say("signing.competencies"), options: [...book.competencies.values()].map(option("competency")) },
  ];
  return groups.filter(({ options }) => options.length > 0).map(({ label, options }) => el("optgroup", { label }, ...options));
}

/**
 * @param {string} chosen
 * @param {Context} context
 */
async function levelsOf(chosen, { words }) {
  const [kind = "", subject = ""] = chosen.split(MARK);
  if (kind !== "project") return LEVELS.map((level) => el("option", { value: level, selected: level === "secure" }, words.say(`level.${level}`)));
  const page = await projectPage(subject).catch(() => null);
  return (page?.levels ?? []).map(({ points, text }) => el("option", { value: String(points) }, text ? `${points} · ${text}` : String(points)));
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
