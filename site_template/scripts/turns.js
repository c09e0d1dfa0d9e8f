// @ts-check
/** One task after the other: requests to the engine never overlap. */

export class Turns {
  /** @type {Promise<unknown>} the last of the queue */
  #tail = Promise.resolve();

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  take(task) {
    const done = this.#tail.then(task, task);
    this.#tail = done.catch(() => {});
    return done;
  }
}
