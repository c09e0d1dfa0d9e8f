// @ts-check
/**
 * The course on this device: the service worker seen from the page.
 *
 * A course that is visited is kept by itself, except on low data, where the learner is asked. A new edition of it is
 * announced and waits until the learner wants it. Says "change".
 *
 * States: "none" (browsers keep a site only over https; nor under `mkcourse serve`), "away" (not kept), "coming"
 * (`share` of it is there), "here", "failed" (it could not be kept; the next visit tries again).
 */

import { isLowData } from "./low-data.js";
import { courseId, siteUrl } from "./site.js";

const LOOK_AGAIN = 3600_000; // milliseconds; the browser looks for a new edition by itself only when a page is loaded

class Keeping extends EventTarget {
  /** @type {"none" | "away" | "coming" | "here" | "failed"} */
  state = "none";
  share = 0;
  /** Whether a new edition waits. */
  hasNew = false;
  /** @type {"kept" | "failed" | "coming" | null} what became of the films and recordings */
  media = null;
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;
  #looked = Date.now();

  /** Whether browsers could keep this site. */
  get isPossible() {
    return edition() !== "" && "serviceWorker" in navigator && window.isSecureContext;
  }

  /**
   * What there was before this page, and, if it is wanted, the beginning of it.
   *
   * @param {Promise<unknown>} quiet when the network has nothing more important to bring
   */
  async begin(quiet) {
    if (!this.isPossible) return;
    this.state = "away";
    navigator.serviceWorker.addEventListener("message", ({ data }) => this.#heard(data));
    document.addEventListener("visibilitychange", () => this.#lookNowAndThen());
    const found = await navigator.serviceWorker.getRegistration(siteUrl("")).catch(() => undefined);
    if (found?.scope === siteUrl("")) this.#follow(found);
    await quiet;
    if (this.#registration) void this.look(); // browsers do it late
    if (wish() === "yes" || (wish() === null && !isLowData())) await this.#register();
    else this.#tell();
  }

  /** The learner wants it. */
  async keep() {
    saveWish("yes");
    await this.#register();
  }

  /** Everything of this course that the browser keeps goes, except the progress. */
  remove() {
    saveWish("no");
    this.#worker()?.postMessage({ remove: true });
    this.#registration = null;
    this.hasNew = false;
    this.state = "away";
    this.#tell();
  }

  /** Films, recordings and large pictures, too. */
  keepMedia() {
    this.media = "coming";
    this.#worker()?.postMessage({ media: true });
    this.#tell();
  }

  /**
   * Looks whether there is a new edition.
   *
   * @returns {Promise<boolean>} whether it could be asked
   */
  async look() {
    this.#looked = Date.now();
    try {
      await this.#registration?.update();
      return true;
    } catch {
      return false;
    }
  }

  /** The new edition, now: this page is loaded again, other tabs go on as they are. */
  async useNew() {
    const waiting = this.#registration?.waiting;
    if (waiting) {
      const isThere = new Promise((resolve) => waiting.addEventListener("statechange", () => waiting.state === "activated" && resolve(null)));
      waiting.postMessage({ use: true });
      await isThere;
    }
    location.reload();
  }

  async #register() {
    try {
      this.#follow(await navigator.serviceWorker.register(siteUrl("service-worker.js"), { scope: siteUrl(""), updateViaCache: "none" }));
    } catch {
      this.#become(this.state === "here" ? "here" : "failed");
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    if (this.#registration === registration) return;
    this.#registration = registration;
    registration.addEventListener("updatefound", () => this.#watch(registration.installing));
    this.#watch(registration.installing);
    if (registration.waiting) this.#isNew();
    if (registration.active) this.#isHere(registration.active);
  }

  /** @param {ServiceWorker | null} installing */
  #watch(installing) {
    if (!installing) return;
    if (this.state !== "here") this.#become("coming");
    installing.addEventListener("statechange", () => {
      if (installing.state === "installed" && this.#registration?.active) this.#isNew();
      if (installing.state === "activated" && this.state !== "here") this.#isHere(installing);
      if (installing.state === "redundant" && this.state === "coming") this.#become("failed");
    });
  }

  /** @param {ServiceWorker} active */
  #isHere(active) {
    if (!navigator.serviceWorker.controller) active.postMessage({ claim: edition() });
    this.#become("here");
  }

  #isNew() {
    this.hasNew = true;
    this.#tell();
    this.dispatchEvent(new Event("new"));
  }

  #lookNowAndThen() {
    if (document.visibilityState === "visible" && Date.now() - this.#looked > LOOK_AGAIN) void this.look();
  }

  /** @param {{keeping?: number, media?: "kept" | "failed"}} news of the worker */
  #heard({ keeping: share, media }) {
    if (share !== undefined) this.share = share;
    if (media !== undefined) this.media = media;
    this.#tell();
  }

  #worker() {
    return this.#registration?.active ?? this.#registration?.installing;
  }

  /** @param {Keeping["state"]} state */
  #become(state) {
    this.state = state;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const keeping = new Keeping();

/** Of the whole site, "" under `mkcourse serve`. */
function edition() {
  return document.querySelector('meta[name="mkcourse-edition"]')?.getAttribute("content") ?? "";
}

/** @returns {string | null} "yes" or "no", as the learner chose on this device */
function wish() {
  try {
    return localStorage.getItem(wishKey());
  } catch {
    return null;
  }
}

/** @param {"yes" | "no"} answer */
function saveWish(answer) {
  try {
    localStorage.setItem(wishKey(), answer);
  } catch {
    // Where nothing is stored, the next visit decides anew.
  }
}

function wishKey() {
  return `mkcourse/${courseId()}/offline`;
}
