// @ts-check
/** Before there is a class: how files come to the teacher, where to drop them, an example to look at, a class that was kept. */

import { button, el } from "../dom.js";
import { illustration } from "../illustrations.js";
import { siteUrl } from "../site.js";
import { announce } from "../status.js";
import { dropPlace } from "./arriving.js";
import { dayOf } from "./telling.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Desk} desk */
export function emptyDesk(desk) {
  const { words } = desk;
  return [
    keptCard(desk),
    beginning(desk),
    el(
      "section",
      { class: "mk-card mk-card--plain mk-how" },
      illustration("goals"),
      el("div", {}, el("h2", { class: "mk-how__title" }, words.say("teacher.how-title")), el("ol", { class: "mk-how__steps" }, ...["teacher.how-1", "teacher.how-2", "teacher.how-3"].map((key) => el("li", {}, words.say(key)))), exampleButton(desk)),
    ),
  ].filter((part) => part !== null);
}

/** @param {Desk} desk */
export function beginning(desk) {
  return dropPlace(desk.words, (brought) => void desk.bring(brought), () => desk.expect(), desk.gone);
}

/** @param {Desk} desk */
function exampleButton(desk) {
  const { words } = desk;
  const trouble = el("p", { class: "mk-field__trouble" });
  const press = button(words.say("teacher.example"), "mk-button", async () => {
    const example = await fetchedExample().catch(() => null);
    if (example) return desk.bringExample(example.file, example.at);
    trouble.textContent = words.say("teacher.no-example");
    announce(trouble.textContent);
  }, { "data-action": "example" });
  return el("div", {}, el("p", { class: "mk-card__go" }, press), trouble);
}

/** The made-up class, and when it is looked at. It was made with the site; see authoring/build/example_class.py. */
async function fetchedExample() {
  const [about, zip] = await Promise.all(["example-class.json", "example-class.zip"].map((name) => fetch(siteUrl(`assets/course/${name}`))));
  if (!about?.ok || !zip?.ok) return null;
  return { at: (await about.json()).at, file: new File([await zip.blob()], "example-class.zip") };
}

/** @param {Desk} desk */
function keptCard(desk) {
  const { words, kept } = desk;
  if (!kept) return null;
  const open = button(words.say("teacher.open-kept"), "mk-button mk-button--primary", () => void desk.openKept(), { "data-action": "open-kept" });
  return el("section", { class: "mk-card", "data-part": "kept" }, el("p", {}, keptWords(desk)), el("p", { class: "mk-card__go" }, open, deleteButton(desk)));
}

/** @param {Desk} desk */
export function keptWords({ words, kept }) {
  return kept ? words.count("teacher.kept", kept.files.length, { day: dayOf(kept.at, words), size: words.size(kept.size) }) : "";
}

/** @param {Desk} desk */
export function deleteButton(desk) {
  const { words } = desk;
  const press = button(words.say("teacher.delete-kept"), "mk-button mk-button--danger", async () => {
    await desk.deleteKept();
    announce(words.say("teacher.deleted"));
    const place = press.closest('[data-part="kept"]');
    place?.replaceChildren(el("p", {}, words.say("teacher.deleted")));
  }, { "data-action": "delete-kept" });
  return press;
}
