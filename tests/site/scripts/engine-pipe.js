// The real engine, in a Python beside this process; no test of its own.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { EngineError } from "../../../site_template/scripts/engine.js";

/** Sessions of one random course. */
export class EnginePipe {
  #python;
  #waiting = [];
  #last = 0;
  course;

  constructor(seed) {
    const script = fileURLToPath(new URL("../../engine_pipe.py", import.meta.url));
    this.#python = spawn(process.env.MKCOURSE_PYTHON ?? "python3", [script, String(seed)], { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.#python.stdout }).on("line", (line) => this.#waiting.shift()?.(line));
    this.course = this.#answer().then(JSON.parse);
  }

  /** @returns {Promise<Record<string, unknown>>} something that a learner may do */
  randomEvent() {
    this.#python.stdin.write("event\n");
    return this.#answer().then(JSON.parse);
  }

  /** An engine as a session has one; after `die` it answers nothing more. */
  session() {
    const number = String((this.#last += 1));
    let isDead = false;
    return {
      ready: Promise.resolve(0),
      boot() {},
      ask: async (request) => {
        if (isDead) return new Promise(() => {});
        this.#python.stdin.write(`${number} ${JSON.stringify(request)}\n`);
        const answer = JSON.parse(await this.#answer());
        if (isDead) return new Promise(() => {});
        if (!answer.ok) throw new EngineError(answer.error.code, answer.error);
        return answer;
      },
      die: () => {
        isDead = true;
        this.#python.stdin.write(`close ${number}\n`);
      },
    };
  }

  end() {
    this.#python.stdin.end();
  }

  #answer() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
