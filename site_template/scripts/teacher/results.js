// @ts-check
/** What the class tells, part by part: what to do tomorrow first, the files last. */

import { button, el } from "../dom.js";
import { announce } from "../status.js";
import { beginning, deleteButton, keptWords } from "./beginning.js";
import { breath } from "./breath.js";
import { exportMenu } from "./exports.js";
import { filesList } from "./files-list.js";
import { heat } from "./heat.js";
import { pace } from "./pace.js";
import { quality, wrongAnswers } from "./questions.js";
import { since } from "./since.js";
import { dayOf } from "./telling.js";
import { groups, tomorrow } from "./tomorrow.js";
import { watch } from "./watch.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @type {[string, (room: import("./room.js").Room) => HTMLElement][]} name of a part -> its content */
const PARTS = [
  ["tomorrow", tomorrow],
  ["groups", groups],
  ["levels", heat],
  ["watch", watch],
  ["wrong-answers", wrongAnswers],
  ["quality", quality],
  ["pace", pace],
];

/**
 * @param {HTMLElement} place
 * @param {Desk} desk
 * @param {() => boolean} isWanted false when something else is to be drawn
 */
export async function drawResults(place, desk, isWanted) {
  const { room, words } = desk;
  const top = summary(desk);
  const all = el("div", { class: "mk-class", "data-mk-class": "ready" }, top);
  place.replaceChildren(all);
  if (room.told.learners.length > 0) {
    all.append(contents(words));
    for (const [name, content] of PARTS) {
      await breath();
      if (!isWanted()) return;
      all.append(part(name, words, content(room)));
    }
  }
  all.append(part("files", words, el("div", {}, filesList(desk.files, desk.leftOut, room, (file) => void desk.drop(file)), beginning(desk))), part("save", words, saving(desk)));
  all.dataset["drawn"] = "";
}

/**
 * @param {string} name
 * @param {import("../words.js").Words} words
 * @param {HTMLElement} content
 */
export function part(name, words, content) {
  const help = `teacher.${name}-help`;
  return el("section", { class: "mk-class__part", id: name, "data-part": name }, el("h2", {}, words.say(`teacher.${name}`)), words.has(help) ? el("p", { class: "mk-class__help" }, words.say(help)) : null, content);
}

/** @param {import("../words.js").Words} words */
function contents(words) {
  const links = [...PARTS.map(([name]) => name), "files", "save"].map((name) => el("a", { href: `#${name}`, class: "mk-contents__link" }, words.say(`teacher.${name}`)));
  return el("nav", { class: "mk-contents mk-no-print", "aria-label": words.say("teacher.contents") }, ...links);
}

/** @param {Desk} desk */
function summary(desk) {
  const { words, room } = desk;
  const { learners } = room.told;
  return el(
    "div",
    { class: "mk-class__summary" },
    desk.isExample ? el("p", { class: "mk-panel" }, words.say("teacher.is-example")) : null,
    learners.length > 0 ? students(desk, learners) : el("p", {}, words.say("teacher.nobody")),
    since(desk),
    learners.length > 0 ? namesSwitch(desk) : null,
  );
}

/**
 * @param {Desk} desk
 * @param {import("./types.js").EarlyLearner[]} learners
 */
export function students({ words, files }, learners) {
  const last = Math.max(0, ...learners.map((each) => each.last ?? 0));
  const answers = learners.reduce((all, each) => all + each.answers, 0);
  const doubtful = files.filter(({ verdict, same_as }) => verdict === "edited" || verdict === "refused" || same_as).length;
  return el("p", {}, el("strong", {}, words.count("teacher.students", learners.length)), ` · ${words.count("teacher.answers-in-all", answers)}${last ? ` · ${words.say("teacher.last-answer", { day: dayOf(last, words) })}` : ""}`, ...(doubtful > 0 ? [" · ", el("a", { href: "#files" }, words.count("teacher.doubtful", doubtful))] : []));
}

/** @param {Desk} desk */
function namesSwitch(desk) {
  const { words, names } = desk;
  const box = el("input", { type: "checkbox", name: "hide-names", checked: names.isHidden, role: "switch" });
  box.addEventListener("change", () => {
    desk.hideNames(box.checked);
    announce(words.say(box.checked ? "teacher.names-hidden" : "teacher.names-shown"));
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector('mk-class [name="hide-names"]'))?.focus());
  });
  return el("label", { class: "mk-choice mk-no-print" }, box, ` ${words.say("teacher.hide-names")}`);
}

/** @param {Desk} desk */
function saving(desk) {
  const { words, room } = desk;
  const hasClass = room.told.learners.length > 0;
  return el(
    "div",
    { class: "mk-saving" },
    hasClass ? exportMenu(room) : null,
    el(
      "p",
      { class: "mk-button-row mk-no-print" },
      hasClass ? button(words.say("teacher.print-cards"), "mk-button", () => void desk.showAll(), { "data-action": "all-cards" }) : null,
      hasClass ? button(words.say("teacher.print-page"), "mk-button", () => window.print(), { "data-action": "print" }) : null,
      button(words.say("teacher.clear"), "mk-button mk-button--quiet", () => desk.clear(), { "data-action": "clear" }),
    ),
    hasClass ? keepPart(desk) : null,
  );
}

/** @param {Desk} desk */
function keepPart(desk) {
  const { words } = desk;
  const place = el("section", { class: "mk-panel mk-no-print", "data-part": "kept" });
  const keep = button(words.say("teacher.keep"), "mk-button", async () => {
    const outcome = await desk.keep().then(() => true, () => false);
    if (outcome) draw();
    else place.append(el("p", { class: "mk-field__trouble" }, words.say("teacher.no-room")));
    announce(outcome ? keptWords(desk) : words.say("teacher.no-room"));
  }, { "data-action": "keep" });
  const draw = () => {
    if (desk.kept) place.replaceChildren(el("p", {}, keptWords(desk)), el("p", { class: "mk-button-row" }, keep, deleteButton(desk)));
    else place.replaceChildren(el("p", {}, words.say("teacher.keep-help", { size: words.size(desk.size) })), el("p", { class: "mk-button-row" }, keep));
  };
  draw();
  return place;
}
