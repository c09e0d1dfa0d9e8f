// @ts-check
/** The entry: loads words and course, registers the elements, boots the engine when the page is idle. */

import { courseLanguage, directionOf, isForeign, uiLanguage, writtenLanguage } from "./access.js";
import { watchActiveTime } from "./active-time.js";
import { now } from "./clock.js";
import { provideContext, provideFront } from "./context.js";
import { CourseBook } from "./course.js";
import { loadBook, loadData } from "./data.js";
import { el } from "./dom.js";
import { Door, tabArea } from "./door.js";
import { watchDrawer } from "./drawer.js";
import { giveUpDrawing, watchDrawing } from "./drawn.js";
import { watchEarlyPresses } from "./early.js";
import { watchEdition } from "./edition-watch.js";
import { watchKeeping } from "./edition-notice.js";
import { Engine } from "./engine.js";
import { startEngine } from "./engine-offer.js";
import { QUICK } from "./engine-name.js";
import { speakForeign } from "./foreign-words.js";
import { MkHome } from "./home.js";
import { newId } from "./ids.js";
import { Items } from "./items.js";
import { letGoOfLeftPages } from "./left-pages.js";
import { lessonOrder } from "./lesson-choice.js";
import { unlocked } from "./locking.js";
import { watchInstalling } from "./installing.js";
import { late } from "./late.js";
import { MkMap } from "./map.js";
import { storageArea } from "./memory-area.js";
import { MkMedia } from "./media.js";
import { isQuickNetwork } from "./network.js";
import { MkOtherWays } from "./other-ways.js";
import { onPage } from "./page-changes.js";
import { MkPractice } from "./practice.js";
import { watchPageFocus } from "./page-focus.js";
import { Profiles } from "./profiles.js";
import { Presence } from "./presence.js";
import { MkQuestion } from "./question.js";
import { watchReadAloud } from "./read-aloud.js";
import { watchScrollAreas } from "./scroll-areas.js";
import { Session } from "./session.js";
import { watchPlace } from "./shell.js";
import { assetUrl, courseId, loadJson } from "./site.js";
import { openStatus } from "./status.js";
import { Store } from "./store.js";
import { bringTheme, settleStyles } from "./theme.js";
import { watchTroubles } from "./troubles.js";
import { MkWho } from "./who.js";
import { askWho } from "./who-dialog.js";
import { Words } from "./words.js";

/** Only a few pages have these, so their modules come with them. */
const LATE = {
  "mk-about-me": late(() => import("./plan/about-me.js")),
  "mk-calendar": late(() => import("./progress/calendar.js")),
  "mk-goals": late(() => import("./plan/goals.js")),
  "mk-offline": late(() => import("./offline.js")),
  "mk-plan-editor": late(() => import("./planning/page.js")),
  "mk-plan-exchange": late(() => import("./plan/exchange.js")),
  "mk-plan-sheet": late(() => import("./plan/sheet.js")),
  "mk-report": late(() => import("./report/report.js")),
  "mk-sealed-checks": late(() => import("./sealed/sealed-checks.js")),
  "mk-signing": late(() => import("./signing/page.js")),
  "mk-summary": late(() => import("./progress/summary.js")),
  "mk-week": late(() => import("./plan/week.js")),
  "mk-worksheet": late(() => import("./worksheet.js")),
};

/** So are these, whose classes come with their modules. @type {Record<string, () => Promise<CustomElementConstructor>>} */
const CLASSES = {
  "mk-access": async () => (await import("./access-panel.js")).MkAccess,
  "mk-backup": async () => (await import("./backup.js")).MkBackup,
  "mk-class": async () => (await import("./teacher/class-page.js")).MkClass,
  "mk-end-session": async () => (await import("./end-session.js")).MkEndSession,
  "mk-finish": async () => (await import("./finish.js")).MkFinish,
  "mk-me": async () => (await import("./me.js")).MkMe,
  "mk-mixed-set": async () => (await import("./mixed-set.js")).MkMixedSet,
  "mk-placement": async () => (await import("./placement.js")).MkPlacement,
  "mk-plan": async () => (await import("./plan.js")).MkPlan,
  "mk-portfolio": async () => (await import("./projects/element.js")).MkPortfolio,
  "mk-progress": async () => (await import("./progress.js")).MkProgress,
  "mk-project": async () => (await import("./projects/element.js")).MkProject,
};

const ELEMENTS = {
  ...LATE,
  "mk-home": MkHome,
  "mk-map": MkMap,
  "mk-media": MkMedia,
  "mk-other-ways": MkOtherWays,
  "mk-practice": MkPractice,
  "mk-question": MkQuestion,
  "mk-who": MkWho,
};

/** Milliseconds before an engine that did not come is asked for again; not where it could not run. */
const ENGINE_PAUSES = "WebAssembly" in globalThis ? [1000, 4000, 12_000] : [];

/** Milliseconds after the page has loaded: who is asked for a name, or waits for data, searches and goes on, too. */
const LONGEST_WITHOUT_THEME = 2000;
/** Milliseconds after a question is there, in which whoever answers at once is not kept waiting for Material's script. */
const UNDISTURBED = 1000;
/** Milliseconds until the question was there, by which a slow device is known. */
const SLOW = 1500;

/** A clock and chance for the session. */
const HOST = {
  now,
  zone: () => -new Date().getTimezoneOffset(),
  newId,
  later: whenIdle,
};

function register() {
  for (const [name, element] of Object.entries(ELEMENTS)) define(name, element);
  onPage(registerFound);
}

/** The elements of this page whose modules are not there yet. */
function registerFound() {
  for (const [name, load] of Object.entries(CLASSES)) {
    if (document.querySelector(name) && !customElements.get(name)) void load().then((element) => define(name, element));
  }
}

/**
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}

function engineWorker() {
  return new Worker(assetUrl("engine-worker.js"), { type: "module", name: isQuickNetwork() ? QUICK : "" });
}

/** @param {() => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 200);
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * When the engine is there, or cannot come.
 *
 * @param {Session} session
 * @returns {Promise<void>}
 */
function engineSettled(session) {
  return new Promise((resolve) => {
    for (const name of ["open", "failed"]) session.addEventListener(name, () => whenIdle(resolve), { once: true });
  });
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
    if (meaning === "gone") {
      store.close();
      location.reload();
    }
    if (meaning === "reset") store.forget();
    clearTimeout(soon);
    soon = setTimeout(() => void session.reopen(), 250);
  });
}

/**
 * On the class page nobody learns: no door is opened, no engine for a learner started, before another page is shown.
 *
 * @returns {Promise<void>}
 */
function learnersPage() {
  if (document.querySelector("mk-class")) void bringTheme();
  return new Promise((resolve) => onPage(() => void (document.querySelector("mk-class") || resolve())));
}

/**
 * The door, which lets in whoever need not be asked, and asks the others, while everybody can read.
 *
 * @param {Words} words
 * @param {CourseBook} book
 */
function hangDoor(words, book) {
  const place = storageArea();
  const door = new Door(place, tabArea(), courseId(), new Profiles(place.area, courseId(), newId), unlocked);
  door.addEventListener("ask", () => askWho(door, words));
  document.addEventListener("submit", ({ target }) => {
    if (door.isAsking && target instanceof Element && target.matches(".mk-item")) askWho(door, words);
  });
  provideFront({ words, book, door });
  return door;
}

async function start() {
  const [words, course] = await Promise.all([learnersWords(), loadBook()]);
  const book = new CourseBook(course, () => loadData("course"));
  const door = hangDoor(words, book);
  await learnersPage();
  door.begin();
  const { profile, area, standing } = await door.entered;
  const tab = newId();
  const presence = new Presence(navigator.locks, door.area, `mkcourse/${courseId()}/tabs/${profile.id}/`, tab);
  const store = new Store(area, courseId(), () => `${newId()}@${tab}`, profile.id, tab);
  await presence.begin();
  await presence.alone("adopt", async () => store.adopt(await presence.others()));
  const engine = new Engine(engineWorker, ENGINE_PAUSES);
  const session = new Session(book, engine, store, { ...HOST, presence });
  const context = { words, book, items: new Items(), store, session, door };
  book.prefer(lessonOrder(context));
  const troubles = watchTroubles(context);
  engine.onAgain = troubles.again;
  followOtherTabs(store, session);
  watchKeeping(context, engineSettled(session));
  watchEdition(context);
  provideContext(context);
  watchDrawing(context);
  whenIdle(() => void watchReadAloud(words));
  if (standing === "forbidden") troubles.forbidden();
  whenIdle(() => void startEngine(context));
  if (document.querySelector("mk-practice") && performance.now() > SLOW) await pause(UNDISTURBED);
  whenIdle(bringTheme);
}

/** The words in the learner's language; a page that was written in another one is told anew. */
async function learnersWords() {
  const language = uiLanguage();
  const written = writtenLanguage();
  /** @param {string} each */
  const catalogue = (each) => loadJson(assetUrl(`words/${each}.json`));
  const [own, other] = await Promise.all([catalogue(language), language === written ? null : catalogue(written)]);
  const words = new Words(own, language, { isolates: directionOf(language) !== directionOf(courseLanguage()) });
  if (isForeign()) speakForeign(other, words);
  document.documentElement.removeAttribute("data-mk-words");
  return words;
}

/** The words and the course did not come: said without the catalogue, which is what is missing. */
function tellNotStarted() {
  giveUpDrawing();
  const told = document.querySelector('meta[name="mkcourse-not-started"]')?.getAttribute("content") ?? "";
  const alert = el("p", { class: "mk-not-started", role: "alert" }, told);
  (document.querySelector("article") ?? document.body).prepend(alert);
}

if (courseId() !== "") {
  watchEarlyPresses();
  document.documentElement.dataset["mkStarted"] = ""; // for arrival.js
  settleStyles();
  watchInstalling();
  watchActiveTime();
  watchScrollAreas();
  watchPlace();
  watchDrawer();
  watchPageFocus();
  letGoOfLeftPages();
  openStatus();
  register();
  start().catch(tellNotStarted);
  addEventListener("load", () => setTimeout(bringTheme, LONGEST_WITHOUT_THEME));
}
