// @ts-check
/** The teacher's desk: what lies on it (files, what they tell), and what is done with it. Cleared, it has never been. */

import { el } from "../dom.js";
import { EngineError } from "../engine.js";
import { announce } from "../status.js";
import { isHidden } from "./arriving.js";
import { CheckingBar } from "./checking-bar.js";
import { ClassEngine } from "./class-engine.js";
import { beginning, emptyDesk } from "./beginning.js";
import { drawEarly } from "./early.js";
import { deleteClass, keepClass, keptClass } from "./keeping.js";
import { LARGEST_FILE, MOST_FILES } from "./limits.js";
import { Names } from "./names.js";
import { QuestionPages } from "./question-pages.js";
import { drawResults } from "./results.js";
import { showAllCards, showStudent } from "./student-view.js";

/** @typedef {import("./types.js").ClassFile} ClassFile */
/** @typedef {import("./class-engine.js").Arrived} Arrived */
/** @typedef {import("./keeping.js").Kept} Kept */

/** Fewer files are checked almost as soon as they were glanced at. */
const MANY = 24;

export class Desk {
  #place;
  #gone;
  /** @type {ClassEngine} */
  #engine;
  /** @type {Map<string, ClassFile>} by id */
  #files = new Map();
  /** @type {File[]} as they came, to be kept if the teacher asks */
  #sources = [];
  /** @type {AbortController | null} while files are checked */
  #checking = null;
  #drawn = 0;
  /** @type {number | null} the moment from which the class is looked at; null: now */
  #at = null;
  #pages = new QuestionPages();

  words;
  book;
  names;
  leftOut = 0;
  isExample = false;
  /** @type {import("./types.js").ClassTold | null} */
  told = null;
  /** @type {Kept | null} */
  kept = null;

  /**
   * @param {HTMLElement} place
   * @param {import("../words.js").Words} words
   * @param {import("../course.js").CourseBook} book
   * @param {AbortSignal} gone
   */
  constructor(place, words, book, gone) {
    this.#place = place;
    this.#gone = gone;
    this.words = words;
    this.book = book;
    this.names = new Names(words);
    this.#engine = this.#newEngine();
    gone.addEventListener("abort", () => this.#forget());
    void this.#begin();
  }

  get files() {
    return [...this.#files.values()];
  }

  get gone() {
    return this.#gone;
  }

  #newEngine() {
    return new ClassEngine(this.book, () => ({ at: this.#at ?? Math.floor(Date.now() / 1000), zone: -new Date().getTimezoneOffset() }));
  }

  /** Made-up students stand at their own time. @param {File} file @param {number} at */
  async bringExample(file, at) {
    this.#at = at;
    this.isExample = true;
    await this.bring({ files: [file], leftOut: 0 });
  }

  async #begin() {
    this.kept = await keptClass(this.book.course.id).catch(() => null);
    this.names = new Names(this.words, this.kept?.numbers);
    if (!this.#gone.aborted && this.#files.size === 0 && !this.#checking) this.#place.replaceChildren(...emptyDesk(this));
  }

  /** Files are about to come: the engine boots while they are chosen. */
  expect() {
    this.#engine.begin();
  }

  /**
   * Checks what was brought, and shows what the class tells.
   *
   * @param {import("./arriving.js").Brought} brought
   */
  async bring({ files, leftOut }) {
    if (this.#checking) return announce(this.words.say("teacher.still-checking"));
    const checking = new AbortController();
    this.#checking = checking;
    const bar = new CheckingBar(this.words, () => checking.abort());
    this.#place.replaceChildren(beginning(this), bar.element);
    announce(this.words.say("teacher.begins"));
    this.#gone.addEventListener("abort", () => checking.abort(), { signal: checking.signal });
    try {
      await this.#check(files, bar, checking.signal);
      this.leftOut += leftOut;
      await this.#tell();
    } catch (error) {
      this.#beginAnew();
      if (!this.#gone.aborted) bar.failed(error instanceof EngineError && error.code === "engine-failed" ? this.words.say("engine.failed") : this.words.say("error.generic"));
    } finally {
      this.#checking = null;
    }
  }

  /** After trouble the next files find a clear desk; what the bar says stays. */
  #beginAnew() {
    this.#engine.end();
    this.#engine = this.#newEngine();
    this.#files.clear();
    this.#sources = [];
    this.told = null;
  }

  /**
   * @param {File[]} files
   * @param {CheckingBar} bar
   * @param {AbortSignal} stop
   */
  async #check(files, bar, stop) {
    this.#engine.begin();
    await this.#pages.fetch(this.book);
    this.#sources.push(...files);
    const arrived = await this.#arrived(files);
    /** @type {ClassFile[]} */
    const taken = [];
    const checked = arrived.length < MANY ? null : await this.#early(arrived, bar, stop);
    bar.show(0, arrived.length);
    await this.#engine.take(arrived, (file) => {
      taken.push(file);
      checked?.(file);
      bar.show(taken.length, arrived.length);
    }, stop);
    const known = new Set(taken.map(({ id }) => id));
    for (const { id, verdict } of this.files) if (verdict === "waiting" && !known.has(id)) await this.#letGo(id); // the teacher stopped
    this.#meet(taken);
  }

  /**
   * The whole class as its files tell of it, while they are checked.
   *
   * @param {Arrived[]} arrived
   * @param {CheckingBar} bar
   * @param {AbortSignal} stop
   */
  async #early(arrived, bar, stop) {
    /** @type {import("./types.js").Glance[]} */
    const glances = [];
    bar.look(0, arrived.length);
    await this.#engine.glance(arrived, (glance) => {
      glances.push(glance);
      bar.look(glances.length, arrived.length);
    }, stop);
    const fresh = glances.filter(({ file }) => !this.#files.has(file.id));
    if (stop.aborted || fresh.length === 0) return null;
    this.#meet(fresh.map(({ file }) => file));
    const told = await this.#engine.early(fresh);
    announce(this.words.count("teacher.early", told.learners.length));
    return drawEarly(this.#place, bar.element, told, this);
  }

  /** @param {string} id of a file */
  async #letGo(id) {
    this.#files.delete(id);
    await this.#engine.drop(id);
  }

  /** @param {ClassFile[]} files */
  #meet(files) {
    for (const file of files) this.#files.set(file.id, file);
    this.names.meet(files);
  }

  /**
   * The files themselves, those in ZIPs too. What is too large is refused before a byte of it is read.
   *
   * @param {File[]} files
   * @returns {Promise<Arrived[]>}
   */
  async #arrived(files) {
    /** @type {Arrived[]} */
    const found = [];
    for (const file of files) {
      if (isZip(file)) found.push(...(await this.#inZip(file)));
      else if (file.size > LARGEST_FILE) this.#refuse(file.name, "file-too-big", { most: this.words.size(LARGEST_FILE), size: this.words.size(file.size) });
      else found.push({ name: file.name, file });
    }
    for (const { name } of found.splice(MOST_FILES)) this.#refuse(name, "too-many", { most: MOST_FILES });
    return found;
  }

  /**
   * @param {File} file
   * @returns {Promise<Arrived[]>}
   */
  async #inZip(file) {
    try {
      const { zip, entries } = await this.#engine.unpack(file);
      const wanted = entries.filter(({ name }) => !name.endsWith("/") && !isHidden(name));
      const json = wanted.filter(({ name }) => /\.json$/i.test(name));
      this.leftOut += wanted.length - json.length;
      const small = json.filter(({ size }) => size <= LARGEST_FILE);
      for (const { name, size } of json.filter((each) => !small.includes(each))) this.#refuse(name, "file-too-big", { most: this.words.size(LARGEST_FILE), size: this.words.size(size) });
      if (json.length === 0) this.#refuse(file.name, "zip-empty");
      return small.map(({ name }) => ({ name, zip, entry: name }));
    } catch (error) {
      if (!(error instanceof EngineError) || error.code === "engine-failed") throw error;
      this.#refuse(file.name, error.code);
      return [];
    }
  }

  /**
   * @param {string} name
   * @param {string} code under `teacher.refused.`
   * @param {Record<string, unknown>} [values]
   */
  #refuse(name, code, values = {}) {
    const id = `here-${this.#files.size + 1}-${name}`;
    this.#meet([{ id, name, learner: null, verdict: "refused", reasons: [{ code, ...values }], events: null, answers: null, first: null, last: null, same_as: null }]);
  }

  async #tell() {
    this.told = await this.#engine.told();
    for (const file of this.told.files) this.#files.set(file.id, file);
    this.names.meet(this.told.files);
    if (this.#gone.aborted) return;
    announce(this.words.count("teacher.ready", this.told.learners.length));
    this.draw();
  }

  /** Draws all of it, part by part, so that the page stays free. */
  draw() {
    if (!this.told || this.#gone.aborted) return;
    this.#drawn += 1;
    const now = this.#drawn;
    void drawResults(this.#place, this, () => now === this.#drawn && !this.#gone.aborted);
  }

  /** @returns {import("./room.js").Room} */
  get room() {
    return this.roomOf(/** @type {import("./types.js").ClassTold} */ (this.told));
  }

  /**
   * @template Told
   * @param {Told} told
   * @returns {import("./room.js").RoomOf<Told>}
   */
  roomOf(told) {
    return { words: this.words, book: this.book, names: this.names, pages: this.#pages, told, show: (id) => void this.show(id) };
  }

  /** @param {string} id of a learner */
  async show(id) {
    if (this.#checking) return announce(this.words.say("teacher.still-checking"));
    await showStudent(this.#place, id, this, () => this.#engine.learner(id)).catch(() => announce(this.words.say("error.generic")));
  }

  async showAll() {
    await showAllCards(this.#place, this, (id) => this.#engine.learner(id));
  }

  /** @param {ClassFile} file */
  async drop(file) {
    this.#sources = this.#sources.filter(({ name }) => name !== file.name);
    await this.#letGo(file.id);
    if (this.#files.size === 0) return this.clear();
    await this.#tell();
  }

  /** @param {boolean} isHidden whether students are called by numbers */
  hideNames(isHidden) {
    this.names.isHidden = isHidden;
    this.draw();
  }

  /** The size of what keeping would keep, in bytes. */
  get size() {
    return this.#sources.reduce((all, { size }) => all + size, 0);
  }

  /** Keeps the class on this device; rejected where there is no room. */
  async keep() {
    const files = this.#sources.map((file) => ({ name: file.name, blob: file }));
    const kept = { course: this.book.course.id, at: Date.now() / 1000, size: this.size, files, numbers: this.names.numbers(), levels: this.#levels() };
    await keepClass(kept);
    this.kept = kept;
  }

  #levels() {
    const map = this.room.told.heat;
    return Object.fromEntries(map.learners.map((id, row) => [this.names.own(id), Object.fromEntries(map.competencies.map((each, column) => [each, map.levels[row]?.[column] ?? 0]))]));
  }

  async openKept() {
    const files = (this.kept?.files ?? []).map(({ name, blob }) => new File([blob], name));
    await this.bring({ files, leftOut: 0 });
  }

  async deleteKept() {
    await deleteClass(this.book.course.id);
    this.kept = null;
  }

  /** Takes everything from the desk; what the teacher asked to keep stays kept. */
  clear() {
    this.#forget();
    this.#engine = this.#newEngine();
    this.names = new Names(this.words, this.kept?.numbers);
    if (!this.#gone.aborted) this.#place.replaceChildren(...emptyDesk(this));
  }

  #forget() {
    this.#checking?.abort();
    this.#engine.end();
    this.#files.clear();
    this.#sources = [];
    this.#drawn += 1;
    this.leftOut = 0;
    this.isExample = false;
    this.#at = null;
    this.told = null;
    this.#place.replaceChildren(el("span"));
  }
}

/** @param {File} file */
function isZip({ name, type }) {
  return /\.zip$/i.test(name) || type === "application/zip";
}
