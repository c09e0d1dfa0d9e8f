// @ts-check
/** What makes room in the store, and saves time at the next start, when the page has time for it. */

import { EngineError } from "./engine.js";
import { StoreError } from "./store.js";

/** @typedef {(request: Record<string, unknown>) => Promise<any>} Ask */

/** After so many events a new snapshot saves more time at the next start than it takes now. */
const SNAPSHOT_EVENTS = 200;

/** Whoever has saved to a file within so many seconds is not told that there is little room. */
const BACKUP_LASTS = 7 * 86_400;

export class Housekeeping {
  #store;
  #ask;
  #host;
  /** How many events the snapshot does not know. */
  #unkept = 0;

  /**
   * @param {import("./store.js").Store} store
   * @param {Ask} ask the engine, in turn
   * @param {import("./session.js").Host} host
   */
  constructor(store, ask, host) {
    this.#store = store;
    this.#ask = ask;
    this.#host = host;
  }

  /** @param {number} replayed events that the snapshot did not know when the log was opened */
  begin(replayed) {
    this.#unkept = replayed;
  }

  /** @returns {boolean} whether it is time, now that one more event is stored */
  count() {
    this.#unkept += 1;
    return this.#unkept === SNAPSHOT_EVENTS;
  }

  /** @returns {boolean} whether the learner should save to a file before there is no room */
  isRoomShort() {
    return this.#store.isNearlyFull() && !this.#isBackedUp();
  }

  /** What does not work out stays as it is. */
  async tidy() {
    try {
      await this.#host.presence.alone("compact", () => this.#compact());
      await this.#keepSnapshot();
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof EngineError)) throw error;
    }
  }

  #isBackedUp() {
    const at = this.#store.head().backup_at;
    return at !== null && this.#host.now() - at < BACKUP_LASTS;
  }

  /** The events of older segments become a pack. */
  async #compact() {
    const older = this.#store.older(await this.#host.presence.others());
    if (!older) return;
    const { packs } = await this.#ask({ do: "compact", events: older.events, packs: older.packs });
    this.#store.replace(older, packs);
  }

  async #keepSnapshot() {
    if (this.#unkept < SNAPSHOT_EVENTS) return;
    const { snapshot } = await this.#ask({ do: "snapshot" });
    this.#unkept = 0;
    this.#store.saveSnapshot(snapshot);
  }
}
