// @ts-check
/** The entry: loads words and course, registers the elements, boots the engine when the page is idle. */

import { watchActiveTime } from "./active-time.js";
import { MkBackup } from "./backup.js";
import { provideContext } from "./context.js";
import { CourseBook } from "./course.js";
import { el } from "./dom.js";
import { watchEarlyPresses } from "./early.js";
import { Engine } from "./engine.js";
import { MkHome } from "./home.js";
import { newId } from "./ids.js";
import { Items } from "./items.js";
import { MkMap } from "./map.js";
import { storageArea } from "./memory-area.js";
import { MkMixedSet } from "./mixed-set.js";
import { MkPlacement } from "./placement.js";
import { MkPlan } from "./plan.js";
import { MkPractice } from "./practice.js";
import { MkProgress } from "./progress.js";
import { MkQuestion } from "./question.js";
import { watchScrollAreas } from "./scroll-areas.js";
import { Session } from "./session.js";
import { assetUrl, courseId, loadJson, siteUrl } from "./site.js";
import { openStatus } from "./status.js";
import { Store } from "./store.js";
import { watchTroubles } from "./troubles.js";
import { Words } from "./words.js";

const ELEMENTS = {
  "mk-backup": MkBackup,
  "mk-home": MkHome,
  "mk-map": MkMap,
  "mk-mixed-set": MkMixedSet,
  "mk-placement": MkPlacement,
  "mk-plan": MkPlan,
  "mk-practice": MkPractice,
  "mk-progress": MkProgress,
  "mk-question": MkQuestion,
};

/** A clock and chance for the session. */
const HOST = {
  now: () => Math.floor(Date.now() / 1000),
  zone: () => -new Date().getTimezoneOffset(),
  newId,
  later: whenIdle,
};

function register() {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

function engineWorker() {
  return new Worker(assetUrl("engine-worker.js"), { type: "module" });
}

/** @param {() => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 200);
}

/**
 * Follows the other tabs of this course.
 *
 * @param {Store} store
 * @param {Session} session
 */
function followOtherTabs(store, session) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  window.addEventListener("storage", ({ key, newValue }) => {
    const meaning = store.noticed(key, newValue);
    if (meaning === null) return;
    if (meaning === "reset") store.forget();
    clearTimeout(soon);
    soon = setTimeout(() => void session.reopen(), 250);
  });
}

async function start() {
  const language = document.querySelector('meta[name="mkcourse-words"]')?.getAttribute("content") ?? "en";
  const [catalogue, course] = await Promise.all([loadJson(assetUrl(`words/${language}.json`)), loadJson(siteUrl("assets/course/course.json"))]);
  const { area, forbidden } = storageArea();
  const store = new Store(area, courseId(), newId);
  const session = new Session(course, new Engine(engineWorker), store, HOST);
  const context = { words: new Words(catalogue, language), book: new CourseBook(course), items: new Items(), store, session };
  const troubles = watchTroubles(context);
  followOtherTabs(store, session);
  provideContext(context);
  if (forbidden) troubles.forbidden();
  whenIdle(() => void session.start());
}

/** The words and the course did not come: said without the catalogue, which is what is missing. */
function tellNotStarted() {
  const told = document.querySelector('meta[name="mkcourse-not-started"]')?.getAttribute("content") ?? "";
  const alert = el("p", { class: "mk-not-started", role: "alert" }, told);
  (document.querySelector("article") ?? document.body).prepend(alert);
}

if (courseId() !== "") {
  watchEarlyPresses();
  watchActiveTime();
  watchScrollAreas();
  openStatus();
  register();
  start().catch(tellNotStarted);
}
