// @ts-check
/** The portfolio: every project with how it stands, what was kept and what was said of it. */

import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { illustration } from "../illustrations.js";
import { levelChip } from "../level.js";
import { siteUrl } from "../site.js";
import { bringAddress, bringChoice, tell } from "./incoming.js";
import { reviewCards } from "./peers.js";
import { pieceCard } from "./pieces.js";
import { judged } from "./rubric-form.js";
import { codeForm, signOffCard } from "./sign-off.js";
import { sign } from "./signs.js";
import { failure, projectPage, watchPortfolio } from "./state.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Portfolio} Portfolio */
/** @typedef {import("./state.js").Work} Work */
/** @typedef {import("./state.js").ProjectPage} ProjectPage */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const { words } = context;
  const panel = el("div", { class: "mk-peer-panel" });
  const list = place.querySelector(".mk-portfolio__list") ?? el("ul", { class: "mk-portfolio__list" });
  const others = el("div", { class: "mk-portfolio__others" });
  const save = button(words.say("portfolio.save"), "mk-button mk-button--primary", () => void take(panel, context), { "data-action": "save-portfolio" });
  save.prepend(icon("save"));
  place.replaceChildren(
    el("div", { class: "mk-project__add mk-portfolio__bar" }, save, bringChoice(panel, context, true)),
    el("p", { class: "mk-quiet" }, words.say("portfolio.save-why")),
    panel,
    list,
    others,
  );
  watchPortfolio(context, gone, (portfolio) => void draw(portfolio));
  window.addEventListener("hashchange", () => void bringAddress(panel, context), { signal: gone });
  void bringAddress(panel, context);

  /** @param {Portfolio} portfolio */
  async function draw(portfolio) {
    const ids = [...context.book.projects.keys()];
    const cards = await Promise.all(ids.map(async (id) => projectCard(id, portfolio, await projectPage(id), context)));
    if (gone.aborted) return;
    list.replaceChildren(...cards);
    others.replaceChildren(...otherParts(portfolio, panel, context));
  }
}

/**
 * The ZIP file, made and saved.
 *
 * @param {HTMLElement} panel
 * @param {Context} context
 */
async function take(panel, context) {
  const { words } = context;
  try {
    const { savePortfolio } = await import("./packing.js");
    const { name, missing } = await savePortfolio(context);
    const why = missing > 0 ? words.count("portfolio.missing", missing) : words.say("portfolio.saved-how");
    tell(panel, { kind: "right", outcome: words.say("portfolio.saved", { name }), why });
  } catch (error) {
    tell(panel, { kind: "wrong", outcome: words.say("portfolio.not-saved"), why: failure(words, error) });
  }
}

/**
 * @param {string} id
 * @param {Portfolio} portfolio
 * @param {ProjectPage} page
 * @param {Context} context
 */
function projectCard(id, portfolio, page, context) {
  const { words, book, session } = context;
  const project = book.projects.get(id);
  const work = portfolio.projects[id];
  if (!project || !work) return el("li");
  const signed = portfolio.sign_offs.filter(({ kind, subject }) => kind === "project" && subject === id);
  const shows = project.competencies.map((each) => el("li", { class: "mk-shown" }, el("span", {}, book.title(each)), levelChip(session.view?.competencies[each]?.level ?? "new", words)));
  return el(
    "li",
    { class: "mk-card mk-portfolio__project", "data-project": id, "data-standing": work.standing },
    el("p", { class: "mk-card__kicker" }, words.say(`portfolio.${work.standing}`), work.standing === "finished" ? "" : ` · ${words.count("minutes", project.minutes)}`),
    el("h2", { class: "mk-card__title" }, el("a", { href: siteUrl(project.url) }, project.title)),
    el("ul", { class: "mk-shown-list", "aria-label": words.say("project.shows") }, ...shows),
    checkpointLine(work, page, words),
    ...made(work, page, context),
    signed.length > 0 ? el("ul", { class: "mk-sign-offs" }, ...signed.map((each) => signOffCard(each, context))) : null,
    el("p", { class: "mk-card__go" }, el("a", { class: "mk-button", href: siteUrl(project.url) }, words.say(work.standing === "begun" ? "portfolio.go-on" : work.standing === "finished" ? "portfolio.look" : "portfolio.begin"))),
  );
}

/**
 * @param {Work} work
 * @param {ProjectPage} page
 * @param {import("../words.js").Words} words
 */
function checkpointLine(work, page, words) {
  const rows = page.checkpoints.map(({ id, text }) => {
    const colour = work.checkpoints[id];
    const state = words.say(colour ? `checkpoint.${colour}` : "checkpoint.open");
    return el("li", { class: "mk-light-row", title: text }, colour ? sign(colour) : el("span", { class: "mk-sign mk-sign--none" }), el("span", { class: "mk-visually-hidden" }, `${text}: ${state}`));
  });
  const done = Object.values(work.checkpoints).filter((colour) => colour === "green").length;
  return el("div", { class: "mk-light-line" }, el("ul", { class: "mk-light-rows" }, ...rows), el("span", { class: "mk-quiet" }, words.say("checkpoint.sum", { done, total: rows.length })));
}

/**
 * What was kept, how it was judged, what friends said; nothing of it where there is none.
 *
 * @param {Work} work
 * @param {ProjectPage} page
 * @param {Context} context
 */
function made(work, page, context) {
  const { words } = context;
  const { evidence, assessment, reviews } = work;
  return [
    evidence.length > 0 ? el("ul", { class: "mk-pieces" }, ...evidence.map((piece) => pieceCard(piece, context))) : null,
    assessment ? part(words.say("portfolio.own-judgement"), judged(page, assessment.scores), assessment.text ? el("p", { class: "mk-review__said" }, el("span", { class: "mk-review__start" }, words.say("assessment.next")), " ", assessment.text) : null) : null,
    reviews.length > 0 ? part(words.count("portfolio.reviews", reviews.length), el("ul", { class: "mk-reviews" }, ...reviewCards(reviews, page, context))) : null,
  ];
}

/**
 * @param {string} title
 * @param {...(Node | null)} content
 */
function part(title, ...content) {
  return el("details", { class: "mk-made" }, el("summary", {}, title), ...content);
}

/**
 * Sign-offs of competencies, and the way to bring one in; a first visit is greeted.
 *
 * @param {Portfolio} portfolio
 * @param {HTMLElement} panel
 * @param {Context} context
 */
function otherParts({ sign_offs: signOffs, can_sign: canSign, projects, learner }, panel, context) {
  const { words } = context;
  const rest = signOffs.filter(({ kind, subject }) => kind !== "project" || !(subject in projects));
  const isNew = Object.values(projects).every(({ standing }) => standing === "new" || standing === "ready");
  const first = isNew && signOffs.length === 0 ? el("div", { class: "mk-portfolio__first" }, illustration("first"), el("p", {}, words.say("portfolio.first"))) : null;
  const own = learner[0] ? el("p", {}, words.say("sign-off.own-code"), " ", el("strong", { class: "mk-own-code", "data-code": learner[0] }, learner[0])) : null;
  const codes = canSign || rest.length > 0 ? el("section", {}, el("h2", {}, words.say("project.sign-off")), el("ul", { class: "mk-sign-offs" }, ...rest.map((each) => signOffCard(each, context))), own, codeForm(panel, context)) : null;
  return [first, codes].filter((each) => each !== null);
}
