// @ts-check
/**
 * What is alike in all controls that hold several fields: gaps, pairs, rows of a grid, parts.
 *
 * Each element with `data-field` is one of them; `data-name` is what it is called in sentences. Each gets a
 * mark of its own; a right one keeps it for the next try, until it is changed.
 */

import { all, el } from "../dom.js";
import { againSentence } from "../feedback.js";
import { icon } from "../icons.js";

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {FeedbackEffect["fields"][number]} FieldVerdict */

/** Icons of the verdicts that are shown. @type {Partial<Record<FieldVerdict, string>>} */
const ICONS = { right: "right", carried: "right", wrong: "wrong", again: "again" };

let marks = 0;

/** @implements {Control} */
export class GroupControl {
  #setting;
  #roots;
  /** @type {Control[]} */
  #fields;
  /** @type {FieldVerdict[]} */
  #verdicts = [];

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   * @param {(field: HTMLElement, place: number) => Control} control of one field
   */
  constructor(root, setting, control) {
    this.#setting = setting;
    this.#roots = /** @type {HTMLElement[]} */ (all(root, "[data-field]"));
    this.#fields = this.#roots.map(control);
    for (const field of this.#roots) field.addEventListener("input", () => this.#forget(field));
  }

  /** @returns {Promise<Response>} */
  async response() {
    return { answers: await Promise.all(this.#fields.map(async (each) => (each.isEmpty() ? null : each.response()))) };
  }

  isEmpty() {
    return this.#fields.every((each) => each.isEmpty());
  }

  missing() {
    return "again.nothing-chosen-group";
  }

  /** @param {Response} response */
  fill(response) {
    if (!("answers" in response)) return;
    for (const [place, each] of this.#fields.entries()) {
      const answer = response.answers[place];
      if (answer) each.fill(answer);
    }
  }

  lock() {
    for (const each of this.#fields) each.lock();
  }

  /**
   * @param {FeedbackEffect} feedback
   * @param {boolean} isLast
   */
  mark(feedback, isLast) {
    this.#verdicts = feedback.fields;
    for (const [place, verdict] of feedback.fields.entries()) this.#mark(place, verdict, feedback, isLast);
  }

  /** Right fields keep their marks: they need no second look. */
  unmark() {
    for (const field of this.#roots) if (!this.#isRight(field)) this.#clear(field);
  }

  /** To the first field that is not right yet, or that is empty. */
  focus() {
    const first = this.#verdicts.findIndex((verdict) => verdict === "wrong" || verdict === "again");
    const empty = this.#fields.findIndex((each) => each.isEmpty());
    this.#fields[first >= 0 ? first : Math.max(empty, 0)]?.focus();
  }

  /** @param {number} place */
  name(place) {
    return this.#roots[place]?.dataset["name"] ?? "";
  }

  /**
   * How many fields are right, where some are.
   *
   * @param {FeedbackEffect} feedback
   */
  explain({ fields, reason }) {
    const { words } = this.#setting;
    const right = fields.filter((each) => each === "right" || each === "carried").length;
    const key = `wrong.${reason?.code}`;
    return [
      right ? words.count("group.some-right", right, { total: fields.length }) : "",
      fields.includes("carried") ? words.say("group.carried-on") : "",
      reason && words.has(key) ? words.say(key, reason) : "",
    ].filter(Boolean).join(" ");
  }

  /**
   * What to say where it is asked again: each field by its name.
   *
   * @param {FeedbackEffect} feedback
   * @returns {string[]}
   */
  again(feedback) {
    const { fields, reason } = feedback;
    const { words } = this.#setting;
    const places = fields.flatMap((verdict, place) => (verdict === "again" ? [place] : []));
    if (places.length === 0) return [];
    const named = places.map((place) => this.name(place));
    if (reason?.code === "nothing-chosen") return [words.count("again.empty-fields", places.length, { names: named })];
    const sentences = places.map((place) => words.say("again.one-field", { name: this.name(place), sentence: this.#again(place, feedback) }));
    return sentences.length > 1 ? [words.say("again.fields"), ...sentences] : sentences;
  }

  /**
   * @param {number} place
   * @param {FeedbackEffect} feedback
   */
  #again(place, feedback) {
    const reason = reasonOf(place, feedback.reason ?? {});
    if (reason.code === "nothing-chosen") return this.#setting.words.say("again.empty-field");
    const type = this.#roots[place]?.dataset["type"] ?? "";
    return againSentence({ ...feedback, reason }, type, this.#fields[place]?.text?.() ?? "", this.#setting.words);
  }

  /**
   * @param {number} place
   * @param {FieldVerdict} verdict
   * @param {FeedbackEffect} feedback
   * @param {boolean} isLast
   */
  #mark(place, verdict, feedback, isLast) {
    const field = this.#roots[place];
    const name = ICONS[verdict];
    if (!field) return;
    this.#clear(field);
    if (!name) return;
    field.dataset["mark"] = verdict;
    const mark = el("span", { class: "mk-mark", id: `mk-mark-${(marks += 1)}` }, icon(name), el("span", {}, this.#setting.words.say(`group.${verdict}`)));
    (field.querySelector("[data-mark-here]") ?? field).append(mark);
    for (const input of described(field)) {
      input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), mark.id].filter(Boolean).join(" "));
      if (verdict === "wrong" && input !== field) input.setAttribute("aria-invalid", "true");
    }
    if (verdict !== "again") this.#fields[place]?.mark({ ...feedback, verdict: verdict === "wrong" ? "wrong" : "right" }, isLast);
    field.dataset["mark"] = verdict;
  }

  /** @param {HTMLElement} field that is another now */
  #forget(field) {
    if (!field.dataset["mark"]) return;
    this.#clear(field);
    this.#verdicts = this.#verdicts.map((verdict, place) => (this.#roots[place] === field ? "held" : verdict));
  }

  /** @param {HTMLElement} field */
  #clear(field) {
    const mark = field.querySelector(":scope > .mk-mark, [data-mark-here] > .mk-mark");
    for (const input of described(field)) {
      const ids = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== mark?.id);
      if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
      else input.removeAttribute("aria-describedby");
      input.removeAttribute("aria-invalid");
    }
    mark?.remove();
    this.#fields[this.#roots.indexOf(field)]?.unmark();
    delete field.dataset["mark"];
  }

  /** @param {HTMLElement} field */
  #isRight(field) {
    return field.dataset["mark"] === "right" || field.dataset["mark"] === "carried";
  }
}

/**
 * What tells the mark of a field to those who don't see it: its line or menu, or the group of its choices.
 *
 * @param {HTMLElement} field
 * @returns {HTMLElement[]}
 */
function described(field) {
  const lines = /** @type {HTMLElement[]} */ (all(field, "input[type=text], select, textarea"));
  return lines.length ? lines : [field];
}

/**
 * The reason of one field, out of one whose values are called `<place>.<name>`.
 *
 * @param {number} place
 * @param {Record<string, unknown>} reason
 * @returns {import("../types.js").Reason}
 */
function reasonOf(place, reason) {
  const start = `${place}.`;
  const own = Object.entries(reason).filter(([name]) => name.startsWith(start)).map(([name, value]) => [name.slice(start.length), value]);
  return { code: "unreadable", ...Object.fromEntries(own) };
}
