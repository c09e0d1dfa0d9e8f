// @ts-check
/**
 * The control of a program. Until it is used it is a text area, and nothing more is loaded: the editor, the console
 * and Python come with the first focus, or the first press of a button.
 */

/** @typedef {import("../answer-form.js").Control} Control */
/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {import("../code/bench.js").Bench} Bench */

/** @implements {Control} */
export class CodeControl {
  #root;
  #setting;
  #area;
  /** @type {Bench | null} */
  #bench = null;
  /** @type {Promise<Bench> | null} */
  #opening = null;
  #isLocked = false;

  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    this.#root = root;
    this.#setting = setting;
    this.#area = /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));
    if (this.#area.value === this.#area.defaultValue) this.#area.value = this.#draft() ?? this.#start;
    this.#area.addEventListener("focus", () => void this.#open());
    if (document.activeElement === this.#area) void this.#open(); // who was quicker than the scripts
    this.#area.addEventListener("input", () => this.#keepDraft());
    this.#onPress("run", (bench) => bench.run());
    this.#onPress("reset", (bench) => bench.askReset(this.#start));
    const bar = /** @type {HTMLElement} */ (root.querySelector(".mk-code__bar"));
    bar.hidden = false;
  }

  /** Runs the tests first. @returns {Promise<Response>} */
  async response() {
    const code = this.text();
    const bench = await this.#open().catch(() => null);
    return { code, ...(bench ? await bench.check(code) : { passed: [], ran: false, broke: [] }) };
  }

  text() {
    return this.#bench?.text() ?? this.#area.value;
  }

  isEmpty() {
    return this.text().trim() === "";
  }

  /** @param {Response} response */
  fill(response) {
    if (!("code" in response)) return;
    this.#area.value = response.code;
    this.#bench?.replace(response.code);
  }

  /** A solved question begins anew when it comes again. */
  lock() {
    this.#isLocked = true;
    this.#area.readOnly = true;
    this.#bench?.lock();
    this.#save(null);
  }

  /** @param {import("../types.js").FeedbackEffect} feedback */
  mark({ verdict }) {
    this.#root.dataset["mark"] = verdict;
  }

  unmark() {
    delete this.#root.dataset["mark"];
  }

  focus() {
    if (this.#bench) this.#bench.focus();
    else this.#area.focus();
  }

  get #start() {
    return this.#setting.page.control?.["start"] ?? this.#area.defaultValue;
  }

  /**
   * @param {string} action
   * @param {(bench: Bench) => void} press
   */
  #onPress(action, press) {
    const button = this.#root.querySelector(`[data-action="${action}"]`);
    button?.addEventListener("click", () => void this.#open().then(press)); // where it does not come, edition-watch.js asks why
  }

  /** @returns {Promise<Bench>} */
  #open() {
    this.#opening ??= this.#opened();
    this.#opening.catch(() => (this.#opening = null)); // the network may be back at the next try
    return this.#opening;
  }

  async #opened() {
    const { Bench } = await import("../code/bench.js");
    const bench = new Bench(this.#root, this.#area, this.#setting, () => this.#changed());
    this.#bench = bench;
    if (this.#isLocked) bench.lock();
    return bench;
  }

  #changed() {
    this.#keepDraft();
    this.#setting.changed();
  }

  #keepDraft() {
    if (!this.#isLocked) this.#save(this.text());
  }

  /** @returns {string | null} what was typed here and not checked before the page was left */
  #draft() {
    return this.#setting.store.draft(this.#setting.item);
  }

  /** @param {string | null} text */
  #save(text) {
    try {
      this.#setting.store.saveDraft(this.#setting.item, text);
    } catch {
      // A full storage is told with the next answer; a draft is only a kindness.
    }
  }
}
