// @ts-check
/**
 * The workbench of a code question: editor, console, tests. Knows what is to be shown when; how each looks is its own
 * matter (editor.js, console.js, results.js), and how a program is run that of sandbox.js.
 */

import { all, button, el } from "../dom.js";
import { announce } from "../status.js";
import { Console } from "./console.js";
import { Editor } from "./editor.js";
import { errorPanel } from "./errors.js";
import { resultList } from "./results.js";
import { sandbox } from "./sandbox.js";

/** @typedef {import("../answer-form.js").Setting} Setting */
/** @typedef {import("./sandbox.js").Ended} Ended */
/** @typedef {import("./results.js").Tested} Tested */
/** @typedef {{start: string, tests: string, setup: string, seconds: number | null, most: number}} Question */
/** @typedef {{passed: string[], ran: boolean, broke: string[]}} Checked */

export class Bench {
  #root;
  #words;
  #page;
  #editor;
  #console;
  #place;
  /** @type {Question} */
  #question;
  #lines = /** @type {string[]} */ ([]);
  /** Every run from its start has luck of its own; the replays of one run have the same. */
  #seed = 0;
  #isBusy = false;
  #isLocked = false;

  /**
   * @param {HTMLElement} root
   * @param {HTMLTextAreaElement} area
   * @param {Setting} setting
   * @param {() => void} changed
   */
  constructor(root, area, { words, page }, changed) {
    this.#root = root;
    this.#words = words;
    this.#page = page;
    this.#question = /** @type {Question} */ (/** @type {unknown} */ (page.control));
    this.#editor = new Editor(area, this.#question.most, { changed: () => this.#edited(changed), run: () => void this.run() });
    this.#console = new Console(words, (line) => void this.#typed(line));
    this.#place = el("div", { class: "mk-code__bench" });
    root.append(this.#place);
    this.#action("stop")?.addEventListener("click", () => this.#sandbox.stop());
    this.#say("code.starting");
    this.#sandbox.ready.then(() => this.#isBusy || this.#say(null), () => this.#unstartable());
  }

  get #sandbox() {
    return sandbox();
  }

  text() {
    return this.#editor.text();
  }

  /** @param {string} text */
  replace(text) {
    this.#editor.replace(text);
  }

  focus() {
    this.#editor.focus();
  }

  lock() {
    this.#isLocked = true;
    this.#editor.lock();
    for (const each of /** @type {HTMLElement[]} */ (all(this.#root, '[data-action="reset"]'))) each.hidden = true;
  }

  /** Runs the program as its author would: from its start, with nothing typed yet. */
  async run() {
    if (this.#isBusy) return;
    this.#lines = [];
    this.#seed = Math.floor(Math.random() * 2 ** 31);
    this.#console.clear();
    this.#place.replaceChildren(this.#console.element);
    await this.#runOn();
  }

  /** @param {string} line that the program asked for */
  async #typed(line) {
    if (this.#isBusy) return;
    this.#lines.push(line);
    await this.#runOn();
  }

  /** The program from its start, with all lines so far: see Keyboard in sandbox/code_console.py. */
  async #runOn() {
    const program = this.text();
    const { setup } = this.#question;
    const request = { do: "run", program, setup, lines: this.#lines, seed: this.#seed };
    this.#console.replay();
    const ended = await this.#whileBusy(request, "code.running", ({ shown }) => shown && this.#console.write(shown));
    this.#console.caughtUp();
    this.#showEnd(ended);
  }

  /** @param {Ended} ended */
  #showEnd(ended) {
    if (ended.how !== "answered") return this.#console.add(this.#cutShort(ended));
    const { end, error, prompt, cut, figures } = ended.answer;
    this.#console.figures(figures);
    if (cut) this.#console.note(this.#words.say("code.cut"));
    if (end === "needs-line") this.#console.ask(prompt);
    else if (end === "error") this.#showError(error);
    else this.#console.note(this.#words.say(this.#console.isEmpty ? "code.nothing-printed" : "code.finished"));
  }

  /** @param {import("./errors.js").CodeError} error */
  #showError(error) {
    this.#editor.markLine(error.line);
    const shown = errorPanel(error, this.#words);
    this.#console.add(shown);
    announce(shown.textContent ?? "");
  }

  /**
   * Why a program came to no end of its own.
   *
   * @param {Ended} ended
   */
  #cutShort(ended) {
    const code = ended.how === "late" ? "time" : ended.how === "stopped" ? "stopped" : this.#codeOfDeath(ended);
    const shown = errorPanel({ code, line: null, python: "", values: { seconds: this.#seconds } }, this.#words);
    announce(shown.textContent ?? "");
    return shown;
  }

  /** @param {Ended} ended */
  #codeOfDeath(ended) {
    if (ended.how === "failed") return "unstartable";
    return /call stack/i.test(ended.why ?? "") ? "recursion" : "broke";
  }

  /**
   * Runs the tests and shows what came of them.
   *
   * @param {string} program
   * @returns {Promise<Checked>}
   */
  async check(program) {
    if (this.#isBusy) this.#sandbox.stop();
    const { setup, tests } = this.#question;
    /** @type {Tested[]} */
    const results = [];
    /** @type {string | null} */
    let at = null;
    const ended = await this.#whileBusy({ do: "check", program, setup, tests }, "code.testing", (told) => {
      if (told.tested) results.push(told.tested);
      at = told.tested ? null : (told.testing ?? at);
    });
    if (ended.how === "answered") return this.#checked(ended.answer);
    const shown = [this.#cutShort(ended), results.length || at ? this.#resultsOf(results, at) : null];
    this.#place.replaceChildren(...shown.filter((each) => each !== null));
    const isTheirs = ended.how === "late" || ended.how === "died";
    const broke = [...brokenIn(results), ...(at ? [at] : [])];
    return { passed: results.filter(({ passed }) => passed).map(({ id }) => id), ran: isTheirs, broke };
  }

  /**
   * @param {any} answer
   * @returns {Checked}
   */
  #checked({ ran, passed, tests, error }) {
    if (error) {
      this.#editor.markLine(error.line);
      this.#place.replaceChildren(errorPanel(error, this.#words));
    } else {
      const failing = /** @type {Tested[]} */ (tests).find((each) => !each.passed);
      this.#editor.markLine(failing?.error?.line ?? null);
      this.#place.replaceChildren(this.#resultsOf(tests, null));
    }
    return { passed, ran, broke: brokenIn(tests) };
  }

  /**
   * @param {Tested[]} results
   * @param {string | null} hanging the test at which the program had to be ended
   */
  #resultsOf(results, hanging) {
    return resultList(results, hanging, this.#page.feedback, this.#words);
  }

  /**
   * @param {Record<string, unknown>} request
   * @param {string} state what is said meanwhile
   * @param {(told: any) => void} told
   * @returns {Promise<Ended>}
   */
  async #whileBusy(request, state, told) {
    this.#isBusy = true;
    this.#editor.markLine(null);
    this.#toggle(true);
    this.#say(this.#sandbox.isReady ? state : "code.starting");
    void this.#sandbox.ready.then(() => this.#isBusy && this.#say(state), () => {});
    try {
      return await this.#sandbox.ask(request, this.#question.seconds, told);
    } finally {
      this.#isBusy = false;
      this.#toggle(false);
      this.#say(null);
    }
  }

  get #seconds() {
    return this.#question.seconds ?? this.#sandbox.seconds;
  }

  /** @param {boolean} isRunning */
  #toggle(isRunning) {
    const [run, stop] = [this.#action("run"), this.#action("stop")];
    if (!run || !stop) return;
    const hadFocus = document.activeElement === (isRunning ? run : stop);
    run.hidden = isRunning;
    stop.hidden = !isRunning;
    if (hadFocus) (isRunning ? stop : run).focus();
  }

  /** @param {string | null} key */
  #say(key) {
    const state = this.#root.querySelector(".mk-code__state");
    if (state) state.textContent = key ? this.#words.say(key) : "";
  }

  #unstartable() {
    this.#say("code.unstartable");
  }

  /**
   * Asks before a program is thrown away.
   *
   * @param {string} start
   */
  askReset(start) {
    if (this.#isLocked) return;
    const words = this.#words;
    const asked = el("p", { class: "mk-code__ask" }, words.say("code.reset-why"), " ");
    const close = () => {
      asked.remove();
      this.#action("reset")?.focus();
    };
    const yes = button(words.say("code.reset-yes"), "mk-button mk-button--danger", () => {
      this.#editor.replace(start);
      close();
    });
    asked.append(yes, " ", button(words.say("code.reset-no"), "mk-button", close));
    this.#root.querySelector(".mk-code__ask")?.remove();
    this.#root.querySelector(".mk-code__bar")?.after(asked);
    yes.focus();
  }

  /** @param {() => void} changed */
  #edited(changed) {
    this.#editor.markLine(null);
    changed();
  }

  /**
   * @param {string} name
   * @returns {HTMLButtonElement | null}
   */
  #action(name) {
    return this.#root.querySelector(`[data-action="${name}"]`);
  }
}

/**
 * @param {Tested[]} results
 * @returns {string[]} ids of the tests in which the program ended with an error
 */
function brokenIn(results) {
  return results.filter(({ error }) => error).map(({ id }) => id);
}
