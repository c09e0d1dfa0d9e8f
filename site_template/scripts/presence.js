// @ts-check
/**
 * Which tabs of a profile live: what a living tab writes is left to it.
 *
 * With Web Locks a tab holds a lock as long as it lives, however it ends. On plain HTTP there are
 * none; there it renews a lease in storage, and one that has not been renewed for long has ended.
 * To take a living tab for an ended one costs nothing but work: events are told apart by their ids.
 */

/** A lease is renewed so often; browsers wake a hidden tab once a minute. */
const RENEWED_EVERY = 20_000;
const LASTS = 90_000;

/**
 * @param {string} name of a segment, which ends with the tab that writes it
 * @returns {string} "" where it does not say
 */
export function tabOf(name) {
  return name.split("@")[1] ?? "";
}

export class Presence {
  #locks;
  #area;
  #prefix;
  #tab;
  #now;

  /**
   * @param {LockManager | undefined} locks where the browser has them
   * @param {Storage} area for leases where it has not
   * @param {string} prefix of the profile's tabs
   * @param {string} tab
   * @param {() => number} [now] in milliseconds
   */
  constructor(locks, area, prefix, tab, now = Date.now) {
    this.#locks = locks;
    this.#area = area;
    this.#prefix = prefix;
    this.#tab = tab;
    this.#now = now;
  }

  /** From now on this tab lives, until its page goes. */
  async begin() {
    if (this.#locks) await this.#hold(this.#locks);
    if (!this.#locks) this.#beginLease();
  }

  /** @returns {Promise<Set<string>>} the other tabs that live */
  async others() {
    const names = this.#locks ? await this.#held(this.#locks) : this.#leases();
    const tabs = names.filter((name) => name.startsWith(this.#prefix)).map((name) => name.slice(this.#prefix.length));
    return new Set(tabs.filter((tab) => tab !== this.#tab && !tab.startsWith("*")));
  }

  /**
   * Does something while no other tab does; on plain HTTP two may do it at once, which does no harm.
   *
   * @template T
   * @param {string} what
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  async alone(what, task) {
    return this.#locks ? this.#locks.request(`${this.#prefix}*${what}`, task) : task();
  }

  /** @param {LockManager} locks a browser that forbids storage forbids them, too */
  async #hold(locks) {
    await new Promise((begun) => {
      const held = locks.request(this.#prefix + this.#tab, () => {
        begun(null);
        return new Promise(() => {});
      });
      held.catch(() => {
        this.#locks = undefined;
        begun(null);
      });
    });
  }

  /** @param {LockManager} locks */
  async #held(locks) {
    return ((await locks.query()).held ?? []).map(({ name }) => name ?? "");
  }

  #beginLease() {
    this.#renew();
    setInterval(() => this.#renew(), RENEWED_EVERY);
    globalThis.addEventListener?.("pagehide", () => this.#area.removeItem(this.#prefix + this.#tab));
    globalThis.addEventListener?.("pageshow", () => this.#renew());
  }

  #renew() {
    try {
      this.#area.setItem(this.#prefix + this.#tab, String(this.#now()));
    } catch {
      // No room: others take this tab for an ended one, which does no harm.
    }
  }

  /** @returns {string[]} leases that run; those that have run out are cleared away */
  #leases() {
    const running = [];
    for (let index = this.#area.length - 1; index >= 0; index -= 1) {
      const key = this.#area.key(index) ?? "";
      if (!key.startsWith(this.#prefix)) continue;
      if (this.#now() - Number(this.#area.getItem(key)) < LASTS) running.push(key);
      else this.#area.removeItem(key);
    }
    return running;
  }
}
