// @ts-check
/**
 * The door: who learns in this tab, and where their progress lies.
 *
 * With one profile that is not locked nobody is asked. With several, or a locked one, the door
 * stays shut until somebody has said who they are; reading needs no door. Says: "ask" (somebody
 * should say who they are), "entered", "person" (name or picture changed).
 */

import { MemoryArea } from "./memory-area.js";
import { FIRST } from "./profiles.js";

/** @typedef {import("./profiles.js").Profile} Profile */
/** @typedef {import("./profiles.js").Profiles} Profiles */
/** @typedef {"kept" | "guest" | "forbidden"} Standing whether progress stays when the tab is closed */
/** @typedef {{profile: Profile, area: Storage, standing: Standing}} Entered */
/** @typedef {(area: Storage, prefix: string, lock: import("./profiles.js").Lock, passphrase: string) => Promise<Storage>} Unlock */

export const GUEST = "guest";
const ASK = "?";

/** @type {Profile | null} */
let walker = null;

/**
 * Whoever comes, comes in as this person: a teacher tries how a course is for somebody (preview/walking.js).
 *
 * @param {Profile} profile in no list of people
 */
export function walkAs(profile) {
  walker = profile;
}

export class Door extends EventTarget {
  #tab;
  #here;
  #unlock;
  /** @type {(entered: Entered) => void} */
  #isEntered = () => {};

  /** @type {Entered | null} */
  current = null;
  /** Whether somebody should say who they are. */
  isAsking = false;
  /** @type {Promise<Entered>} */
  entered;

  /**
   * @param {{area: Storage, forbidden: boolean}} place
   * @param {Storage} tab what lives as long as the tab
   * @param {string} course id
   * @param {Profiles} profiles
   * @param {Unlock} unlock
   */
  constructor(place, tab, course, profiles, unlock) {
    super();
    /** What stays when the tab is closed, unless the browser forbids it. */
    this.area = place.area;
    this.forbidden = place.forbidden;
    this.#tab = tab;
    this.#here = `mkcourse/${course}/here`;
    this.profiles = profiles;
    this.#unlock = unlock;
    this.entered = new Promise((resolve) => {
      this.#isEntered = resolve;
    });
  }

  /** Lets in whoever need not be asked, or asks. */
  begin() {
    const profiles = this.profiles.all();
    const here = this.#tab.getItem(this.#here);
    const known = profiles.find(({ id }) => id === here) ?? (profiles.length === 1 && here !== ASK ? profiles[0] : undefined);
    if (this.forbidden) this.#enter(this.profiles.find(FIRST), this.area, "forbidden");
    else if (walker) this.#enter(walker, this.area, "kept");
    else if (here === GUEST) this.#enter(guest(), this.#tab, "guest");
    else if (known && !known.lock) this.#enter(known, this.area, "kept");
    else this.ask();
  }

  ask() {
    this.isAsking = true;
    this.dispatchEvent(new CustomEvent("ask"));
  }

  /**
   * @param {Profile} profile
   * @param {string} [passphrase]
   * @returns {Promise<void>} rejected where the passphrase is wrong
   */
  async enter(profile, passphrase = "") {
    const area = profile.lock ? await this.#unlock(this.area, this.profiles.prefix(profile.id), profile.lock, passphrase) : this.area;
    this.#enter(profile, area, "kept");
  }

  enterAsGuest() {
    this.#enter(guest(), this.#tab, "guest");
  }

  /**
   * A new person, who learns here from now on; takes effect when the page is loaded anew.
   *
   * @param {{name: string, picture: string, colour: string}} person
   */
  add(person) {
    this.#tab.setItem(this.#here, this.profiles.add(person).id);
  }

  /**
   * A guest stays: what was done so far becomes a profile. All of it, or nothing.
   *
   * @param {{name: string, picture: string, colour: string}} person
   */
  keepGuest(person) {
    const profile = this.profiles.add(person);
    const from = this.profiles.prefix(GUEST);
    try {
      for (const name of namesIn(this.#tab, from)) {
        this.area.setItem(this.profiles.prefix(profile.id) + name, this.#tab.getItem(from + name) ?? "");
      }
    } catch (error) {
      this.profiles.remove(profile.id);
      throw error;
    }
    this.#forgetGuest();
    this.#tab.setItem(this.#here, profile.id);
  }

  /** @param {{name?: string, picture?: string, colour?: string}} change of whoever is here */
  change(change) {
    if (!this.current) return;
    this.profiles.change(this.current.profile.id, change);
    this.current.profile = this.profiles.find(this.current.profile.id);
    this.dispatchEvent(new CustomEvent("person"));
  }

  /** Whoever is here goes; the next page load asks who comes. A guest's progress stays until the tab is closed. */
  leave() {
    this.#tab.setItem(this.#here, ASK);
  }

  /** Whoever is here goes, and takes all progress along: nothing of it stays on this device. */
  leaveNothing() {
    if (this.current?.standing === "guest") this.#forgetGuest();
    else if (this.current) this.profiles.remove(this.current.profile.id);
    this.#tab.removeItem(this.#here);
  }

  /**
   * @param {Profile} profile
   * @param {Storage} area
   * @param {Standing} standing
   */
  #enter(profile, area, standing) {
    if (this.current) return;
    this.current = { profile, area, standing };
    this.isAsking = false;
    this.#keepHere(profile.id);
    this.#isEntered(this.current);
    this.dispatchEvent(new CustomEvent("entered"));
  }

  /** @param {string} id */
  #keepHere(id) {
    if (walker) return;
    try {
      this.#tab.setItem(this.#here, id);
    } catch {
      // The next page load asks again.
    }
  }

  #forgetGuest() {
    const prefix = this.profiles.prefix(GUEST);
    for (const name of namesIn(this.#tab, prefix)) this.#tab.removeItem(prefix + name);
  }
}

/** @returns {Storage} what lives as long as the tab, or the page where browsers forbid that */
export function tabArea() {
  try {
    const area = globalThis.sessionStorage;
    area.getItem("mkcourse");
    return area;
  } catch {
    return new MemoryArea();
  }
}

/** @returns {Profile} */
function guest() {
  return { id: GUEST, name: "", picture: "", colour: "grey", since: 0, lock: null };
}

/**
 * @param {Storage} area
 * @param {string} prefix
 * @returns {string[]} names of the keys that begin so
 */
function namesIn(area, prefix) {
  const names = [];
  for (let index = 0; index < area.length; index += 1) {
    const key = area.key(index);
    if (key?.startsWith(prefix)) names.push(key.slice(prefix.length));
  }
  return names;
}
