// @ts-check
/** "Why this?": what the engine offers and asks next, each with its reason in words and the numbers behind it. */

import { activityTitle, activityTopics } from "../activity.js";
import { el } from "../dom.js";
import { levelChip } from "../level.js";
import { siteUrl } from "../site.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").Activity} Activity */
/** @typedef {import("../types.js").View} View */
/**
 * @typedef {{item: string, competency: string, reason: import("../types.js").Reason, of: number, decided: string,
 *   rounds: {by: string, left: number}[], belief: number, chance: number, wanted: number, level: number, guess: number}} Choosing
 */

/**
 * @param {Context} context
 * @param {string} who learns here
 * @param {HTMLElement} close
 * @returns {HTMLElement}
 */
export function whyPanel(context, who, close) {
  const { words, session } = context;
  const panel = el("section", { class: "mk-why", tabindex: "-1", "aria-labelledby": "mk-why-title" });
  panel.append(el("h2", { class: "mk-why__title", id: "mk-why-title" }, words.say("preview.why-title", { who })), close);
  const waiting = el("p", {}, words.say("preview.why-no-engine"));
  /** @param {View} view */
  const fill = async (view) => {
    const parts = [offered(view, context), ...(await asked(view, context)), beliefs(view, context)];
    waiting.remove();
    panel.append(...parts);
  };
  panel.append(waiting);
  if (session.view) void fill(session.view);
  else session.addEventListener("view", () => session.view && void fill(session.view), { once: true });
  return panel;
}

/**
 * @param {View} view
 * @param {Context} context
 */
function offered(view, context) {
  const { words, book } = context;
  const entries = view.ready.map((activity) =>
    el(
      "li",
      {},
      el("strong", {}, activityTitle(activity, context)),
      " · ",
      words.say(`home.${activity.kind}`),
      el("p", {}, words.reason(activity.reason, book.titles) || activity.reason.code, topics(activity, context)),
      numbers(activity, view, context),
    ),
  );
  const title = el("h3", {}, words.say("preview.why-offered"));
  const rule = el("p", { class: "mk-quiet" }, words.say("preview.why-order"));
  return el("div", { class: "mk-why__part" }, title, rule, entries.length > 0 ? el("ol", {}, ...entries) : el("p", {}, words.say("preview.why-nothing")));
}

/**
 * @param {Activity} activity
 * @param {Context} context
 */
function topics(activity, context) {
  const named = activityTopics(activity, context);
  return named ? ` ${named}.` : "";
}

/**
 * @param {Activity} activity
 * @param {View} view
 * @param {Context} context
 */
function numbers(activity, view, { words, book }) {
  const ids = activity.competency ? [activity.competency] : activity.competencies;
  const known = ids.filter((id) => view.competencies[id]);
  const lines = known.map((id) => {
    const { mastery, level, attempts } = /** @type {import("../types.js").CompetencyView} */ (view.competencies[id]);
    const answers = words.count("preview.answers-given", attempts);
    return el("li", {}, words.say("preview.why-numbers", { title: book.title(id), belief: words.percent(mastery), level: words.say(`level.${level}`), answers }));
  });
  const code = el("li", {}, words.say("preview.why-code", { code: activity.reason.code }));
  return el("details", {}, el("summary", {}, words.say("preview.why-detail")), el("ul", {}, code, ...lines));
}

/**
 * What practice would ask next: of the page's own practice, or else of what is offered first.
 *
 * @param {View} view
 * @param {Context} context
 * @returns {Promise<HTMLElement[]>}
 */
async function asked(view, context) {
  const { words, session } = context;
  const practice = /** @type {HTMLElement | null} */ (document.querySelector("mk-practice"));
  const here = practice?.dataset["competencies"]?.split(" ") ?? [];
  const first = view.ready.find(({ competency }) => competency !== null)?.competency;
  const competencies = here.length > 0 ? here : first ? [first] : (view.ready[0]?.competencies ?? []);
  if (competencies.length === 0 || session.failure) return [];
  const { choosing } = await session.told("choosing", { competencies });
  const title = el("h3", {}, words.say("preview.why-next"));
  if (!choosing) return [el("div", { class: "mk-why__part" }, title, el("p", {}, words.say("preview.why-no-item")))];
  return [el("div", { class: "mk-why__part" }, title, ...chosen(choosing, context))];
}

/**
 * @param {Choosing} choosing
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function chosen(choosing, { words, book }) {
  const where = el("a", { href: siteUrl(`preview/questions/${encodeURIComponent(choosing.item)}/`) }, choosing.item);
  const said = words.reason(choosing.reason, book.titles) || choosing.reason.code;
  const rounds = choosing.rounds.map(({ by, left }) => el("li", {}, words.say(`preview.by-${by}`), " ", el("strong", {}, words.count("preview.left", left))));
  const facts = [
    words.say("preview.why-belief", { belief: words.percent(choosing.belief), title: book.title(choosing.competency) }),
    words.say("preview.why-chance", { chance: words.percent(choosing.chance), wanted: words.percent(choosing.wanted) }),
    words.say("preview.why-item", { level: choosing.level, guess: words.percent(choosing.guess) }),
  ];
  const began = words.count("preview.why-of", choosing.of);
  return [
    el("p", {}, el("strong", {}, book.title(choosing.competency)), " · ", where),
    el("p", {}, said),
    el("details", {}, el("summary", {}, words.say("preview.why-detail")), el("ul", {}, ...facts.map((fact) => el("li", {}, fact))), el("p", {}, began), el("ol", {}, ...rounds)),
  ];
}

/**
 * @param {View} view
 * @param {Context} context
 */
function beliefs(view, context) {
  const { words, book } = context;
  const rows = Object.entries(view.competencies).map(([id, one]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, book.title(id)),
      el("td", {}, levelChip(one.level, words)),
      el("td", {}, words.percent(one.mastery)),
      el("td", {}, String(one.attempts)),
      el("td", {}, words.say(one.ready ? "preview.yes" : "preview.not-yet")),
      el("td", {}, one.due ? words.date(one.due) : "–"),
    ),
  );
  const heads = ["competency", "level", "belief", "answers-column", "ready", "review-due"].map((name) => el("th", { scope: "col" }, words.say(`preview.${name}`)));
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows));
  const scroll = el("div", { class: "mk-why__scroll", tabindex: "0", role: "region", "aria-label": words.say("preview.why-beliefs") }, table);
  return el("details", { class: "mk-why__part" }, el("summary", {}, words.say("preview.why-beliefs")), mixups(view, context), scroll);
}

/**
 * @param {View} view
 * @param {Context} context
 */
function mixups(view, { words, book }) {
  const seen = view.misconceptions.filter(({ cleared }) => !cleared);
  if (seen.length === 0) return null;
  return el("ul", {}, ...seen.map(({ id, sightings }) => el("li", {}, words.count("preview.mix-up-seen", sightings, { title: book.title(id) }))));
}
