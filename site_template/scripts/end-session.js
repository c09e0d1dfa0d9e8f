// @ts-check
/** <mk-end-session>: on a shared device: take the progress along as a file, and leave nothing behind. */

import { openDialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { saveProgress } from "./download.js";
import { CourseElement } from "./element.js";
import { icon } from "./icons.js";
import { siteUrl } from "./site.js";
import { announce } from "./status.js";

/** @typedef {import("./context.js").Context} Context */

export class MkEndSession extends CourseElement {
  /**
   * @override
   * @param {Context} context
   */
  mount(context) {
    const { words } = context;
    const press = button(words.say("end.go"), "mk-button", () => ask(context), { "data-action": "end-session" });
    press.prepend(icon("leave"));
    this.replaceChildren(el("p", {}, words.say("end.lede")), el("p", {}, press));
  }
}

/** @param {Context} context */
function ask(context) {
  const { words, session, store, book, door } = context;
  const told = el("p", { class: "mk-quiet", "data-told": "saved" });
  const save = () => {
    const name = saveProgress(session, book.course.id);
    session.keepBackupTime();
    told.textContent = words.say("backup.saved", { name });
    announce(words.say("backup.saved", { name }));
  };
  const leave = () => {
    store.close();
    door.leaveNothing();
    location.assign(siteUrl(""));
  };
  const dialog = openDialog(
    "end-session",
    words.say("end.title"),
    el("p", {}, words.say("end.text")),
    told,
    el(
      "div",
      { class: "mk-dialog__actions" },
      button(words.say("end.save"), "mk-button mk-button--primary", save, { "data-action": "save-first", autofocus: "" }),
      button(words.say("end.leave"), "mk-button mk-button--danger", leave, { "data-action": "leave-nothing" }),
      button(words.say("end.stay"), "mk-button mk-button--quiet", () => dialog.close(), { "data-action": "stay" }),
    ),
  );
}
