// @ts-check
/**
 * <mk-finish>: the end of a day's learning: what was gained, what comes next and when, and a copy of the
 * progress where the last one is old. Nothing is compared with anybody, and nothing is lost by leaving.
 */

import { activityTitle } from "./activity.js";
import { now } from "./clock.js";
import { comingList, comingReviews } from "./coming-reviews.js";
import { button, el } from "./dom.js";
import { saveProgress } from "./download.js";
import { CourseElement } from "./element.js";
import { line, link } from "./feedback.js";
import { icon } from "./icons.js";
import { isAtLeast, levelChip } from "./level.js";
import { siteUrl } from "./site.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").Gains} Gains */

/** A saved copy older than this is worth a new one. */
const OLD_BACKUP_SECONDS = 7 * 86_400;

export class MkFinish extends CourseElement {
  /**
   * @override
   * @param {Context} context
   * @param {AbortSignal} gone
   */
  async mount(context, gone) {
    const { session, words } = context;
    this.replaceChildren(el("p", { class: "mk-quiet", "data-waiting": true }, words.say("finish.moment")));
    const gains = (await session.told("gains").catch(() => null))?.gains ?? null;
    if (gone.aborted) return;
    if (gains) gains.levels = gains.levels.filter(isNews);
    if (gains && !gains.over) session.act("SessionEnded").catch(() => {});
    const title = el("h2", { class: "mk-card__title", tabindex: "-1" }, words.say(gains && isSomething(gains) ? "finish.done" : "finish.nothing"));
    this.replaceChildren(
      el("section", { class: "mk-card mk-finish", "data-finished": true }, title, ...(gains ? gained(gains, context) : [el("p", {}, words.say("finish.unknown"))])),
      next(context),
      ...backup(context),
    );
    announce(title.textContent ?? "");
  }
}

/** That something was begun is told by what was practised. @param {Gains["levels"][number]} change */
function isNews({ from, to }) {
  return !(from === "new" && to === "learning");
}

/** @param {Gains} gains */
function isSomething({ practised, lessons, levels }) {
  return practised.length + lessons.length + levels.length > 0;
}

/**
 * @param {Gains} gains
 * @param {Context} context
 */
function gained(gains, context) {
  const { words } = context;
  if (!isSomething(gains)) return [el("p", {}, words.say("finish.nothing-why"))];
  return [
    facts(gains, context),
    ...part("finish.levels", gains.levels.map((each) => levelRow(each, context)), words),
    ...part("finish.practised", gains.practised.map((each) => practisedRow(each, context)), words),
    ...part("finish.cleared", gains.cleared.map((id) => row(icon("right"), context.book.title(id))), words),
    ...part("finish.lessons", gains.lessons.map((id) => row(icon("book"), context.book.lessons.get(id)?.title ?? id)), words),
  ];
}

/**
 * @param {Gains} gains
 * @param {Context} context
 */
function facts({ seconds, practised, levels }, { words }) {
  const questions = practised.reduce((sum, { answered }) => sum + answered, 0);
  const up = levels.filter(({ from, to }) => isAtLeast(to, from)).length;
  const told = [
    ["minutes", Math.round(seconds / 60), "finish.count-minutes"],
    ["questions", questions, "finish.count-questions"],
    ["levels", up, "finish.count-levels"],
  ].filter(([, count]) => Number(count) > 0);
  return el(
    "ul",
    { class: "mk-facts" },
    ...told.map(([name, count, key]) => el("li", { class: "mk-facts__fact", "data-fact": String(name) }, words.count(String(key), Number(count)))),
  );
}

/**
 * @param {string} key
 * @param {HTMLElement[]} rows
 * @param {import("./words.js").Words} words
 */
function part(key, rows, words) {
  return rows.length > 0 ? [el("h3", { class: "mk-finish__part" }, words.say(key)), el("ul", { class: "mk-summary", "data-part": key.replace("finish.", "") }, ...rows)] : [];
}

/**
 * @param {Element} picture
 * @param {string} title
 * @param {...(HTMLElement | null)} rest
 */
function row(picture, title, ...rest) {
  return el("li", { class: "mk-summary__row" }, picture, el("span", { class: "mk-summary__title" }, title), ...rest);
}

/**
 * @param {Gains["levels"][number]} change
 * @param {Context} context
 */
function levelRow({ competency, from, to }, { words, book }) {
  const isUp = isAtLeast(to, from);
  const said = words.say(isUp ? "finish.level-up" : "finish.level-down", { from: words.say(`level.${from}`), to: words.say(`level.${to}`) });
  return row(icon(isUp ? "up" : "review"), book.title(competency), line(said, "mk-summary__score"), levelChip(to, words));
}

/**
 * @param {Gains["practised"][number]} practised
 * @param {Context} context
 */
function practisedRow({ competency, answered, right }, { words, book }) {
  const said = right > 0 ? words.say("finish.first-try", { right, count: answered }) : words.count("finish.count-questions", answered);
  return row(icon("pencil"), book.title(competency), line(said, "mk-summary__score"));
}

/** @param {Context} context */
function next(context) {
  const { words, book, session } = context;
  const ready = session.view?.ready ?? [];
  const [first] = ready;
  const due = ready.find(({ kind }) => kind === "review")?.competencies ?? [];
  const days = comingReviews(session.view, now());
  return el(
    "section",
    { class: "mk-card", "data-next": true },
    el("h2", { class: "mk-card__title" }, words.say("finish.next")),
    first ? el("p", {}, words.say("finish.next-is", { title: activityTitle(first, context) })) : el("p", {}, words.say("home.all-done-why")),
    due.length > 0 ? el("p", {}, words.count("finish.due", due.length)) : null,
    days.length > 0 ? el("h3", { class: "mk-finish__part" }, words.say("finish.reviews")) : null,
    comingList(days, context),
    el(
      "p",
      { class: "mk-card__go" },
      link(siteUrl(""), words.say("set.home"), "mk-button mk-button--primary"),
      first ? link(book.activityUrl(first), words.say("finish.go-on"), "mk-button mk-button--quiet") : null,
    ),
  );
}

/**
 * A copy, where there is something to lose and the last one is old.
 *
 * @param {Context} context
 */
function backup({ store, session, book, words }) {
  const saved = store.head().backup_at;
  const answered = Object.values(session.view?.competencies ?? {}).reduce((sum, { attempts }) => sum + attempts, 0);
  if (answered === 0 || (saved !== null && now() - saved < OLD_BACKUP_SECONDS)) return [];
  const told = el("p", { class: "mk-quiet", "data-told": "saved" });
  const press = button(words.say("backup.save"), "mk-button", () => {
    const said = words.say("backup.saved", { name: saveProgress(session, book.course.id) });
    session.keepBackupTime();
    told.textContent = said;
    announce(said);
  }, { "data-action": "save" });
  press.prepend(icon("save"));
  return [
    el(
      "section",
      { class: "mk-card", "data-backup": true },
      el("h2", { class: "mk-card__title" }, words.say("finish.backup")),
      el("p", {}, words.say("finish.backup-why")),
      el("p", { class: "mk-card__go" }, press, link(siteUrl("me/"), words.say("finish.shared"), "mk-link")),
      told,
    ),
  ];
}
